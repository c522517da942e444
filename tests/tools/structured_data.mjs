// Prints what Adobe's validator says of JSON-LD graphs, as JSON rows of place, severity and message.
// On standard input: an object of lists of nodes, by the page they come from. The vocabulary of schema.org is
// read from the types of schema-dts, which Google makes from it: the validator would fetch it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Validator from "@adobe/structured-data-validator";

const require = createRequire(import.meta.url);
const types = readFileSync(require.resolve("schema-dts").replace(/[^/]+$/, "schema.d.ts"), "utf-8");

function vocabulary() {
  const classes = new Map();
  const domains = new Map();
  for (const [, head, body] of types.matchAll(/^(?:export )?interface ([^{]+) \{\n(.*?)^\}/gms)) {
    const [name, parents = ""] = head.split(" extends ");
    const own = name.replace(/(?:Base|Leaf)$/, "");
    const above = parents.split(", ").map((parent) => parent.replace(/(?:Base|Leaf)$/, ""));
    const known = classes.get(own) ?? new Set();
    above.filter((parent) => parent && parent !== own && !parent.startsWith("Partial")).forEach((p) => known.add(p));
    classes.set(own, known);
    for (const [, property] of body.matchAll(/^    "(\w+)"\?:/gm)) {
      domains.set(property, (domains.get(property) ?? new Set()).add(own));
    }
  }
  const id = (name) => ({ "@id": `schema:${name}` });
  return {
    "@graph": [
      ...[...classes].map(([name, above]) => ({
        ...id(name),
        "@type": "rdfs:Class",
        "rdfs:subClassOf": [...above].map(id),
      })),
      ...[...domains].map(([name, of]) => ({
        ...id(name),
        "@type": "rdf:Property",
        "schema:domainIncludes": [...of].map(id),
      })),
    ],
  };
}

const validator = new Validator(vocabulary());
const rows = [];
for (const [page, nodes] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const byType = {};
  for (const node of nodes) (byType[[node["@type"]].flat()[0]] ??= []).push(node);
  for (const issue of await validator.validate({ jsonld: byType, microdata: {}, rdfa: {} })) {
    const way = issue.path.map((step) => step.property ?? step.type).join(".");
    rows.push([`${page} ${way}`, issue.severity, issue.issueMessage]);
  }
}
console.log(JSON.stringify(rows));
