"""The words items are made of. Sentences are plausible French, with accents, links and emphasis."""

# fmt: off

SUBJECTS = (
    ("la qualité de l'eau", "Eau"),
    ("les îlots de chaleur", "Climat"),
    ("le tri des biodéchets", "Déchets"),
    ("les trajets à vélo", "Mobilité"),
    ("la fréquentation des médiathèques", "Culture"),
    ("les logements vacants", "Logement"),
    ("l'accès aux soins", "Santé"),
    ("les haies bocagères", "Biodiversité"),
    ("la consommation des écoles", "Énergie"),
    ("les marchés publics", "Transparence"),
    ("le bruit des chantiers", "Bruit"),
    ("les menus des cantines", "Alimentation"),
)
"""What items are about, with the theme it belongs to."""

PLACES = (
    "à Brest", "à Besançon", "à Nîmes", "à Angoulême", "à Saint-Étienne", "à Lorient", "à Évreux",
    "à Tarbes", "à Mâcon", "à Dunkerque", "à Béziers", "à Épinal", "dans le Trégor", "dans le Vexin",
    "en Ardèche", "en Creuse",
)

PUBLICS = (
    "les habitantes et les habitants", "les agents de la métropole", "les associations de quartier",
    "les maraîchers", "les directrices d'école", "les élus municipaux", "les bailleurs sociaux",
    "les médecins de campagne", "les conseillers numériques", "les chercheuses du laboratoire",
)

VERBS = (
    "comprendre", "cartographier", "prévoir", "comparer", "raconter", "surveiller", "réduire",
    "partager", "expliquer", "mesurer",
)

NEEDS = (
    "une carte lisible hors connexion", "un calendrier des relevés", "un vocabulaire commun",
    "des seuils d'alerte expliqués", "une série longue et comparable", "un export `CSV` documenté",
    "une notice en français facile", "des exemples rejouables", "un point de contact humain",
    "une méthode de nettoyage",
)

BENEFITS = (
    "décider avant l'été", "répondre aux courriers", "préparer le budget", "prévenir à temps",
    "ne plus ressaisir les chiffres", "former les nouveaux arrivants", "mesurer ce qui change vraiment",
    "discuter à partir des mêmes faits",
)

TOOLS = (
    "une carte ouverte", "un tableau de bord", "un jeu de plateau", "un robot conversationnel",
    "une API légère", "un carnet de terrain", "un simulateur", "un guide illustré",
)

COLUMNS = (
    "relevés", "valeur médiane", "écart type", "capteurs", "jours couverts", "valeurs manquantes",
    "surface",
)

SENTENCES = (
    (
        "Depuis {year}, {public} cherchent à {verb} {subject} {place}, sans disposer de chiffres "
        "comparables d'une commune à l'autre."
    ),
    (
        "Près de {many} % des relevés arrivent avec *plusieurs semaines* de retard, ce qui empêche "
        "de {benefit}."
    ),
    "Il manque surtout {need}, que {public} réclament à chaque réunion publique depuis {year}.",
    (
        "Le service compétent publie un [bulletin mensuel](https://example.org/bulletins/{year}) qui "
        "aide à {verb} {subject}, mais personne ne le lit {place}."
    ),
    (
        "Notre hypothèse est simple : avec {need}, {public} pourraient {benefit} sans outil "
        "supplémentaire."
    ),
    (
        "Une première version, montrée {place} devant {many} personnes, a permis de **{benefit}** et "
        "de corriger les erreurs les plus visibles."
    ),
    (
        "Les fichiers de {year} mélangent « oui », `vrai` et `1` ; il a fallu {many} règles pour les "
        "rendre cohérents."
    ),
    (
        "Reste à {verb} {subject} quand les capteurs tombent en panne, ce qui arrive {many} jours "
        "par an {place}."
    ),
    (
        "Pour {public}, l'essentiel n'est pas la précision mais la régularité : {need} suffirait à "
        "{benefit}."
    ),
    (
        "Cette piste demande des compétences en cartographie, en écriture et en animation, plus que "
        "du développement logiciel."
    ),
)
