export default function () {
  return {
    dir: { input: ".", includes: "_includes" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "liquid"],
    pathPrefix: "/h/",
  };
}
