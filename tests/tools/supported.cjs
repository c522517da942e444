// Exits 0 when this Node.js can run the tools beside it, whose needs stand in package.json.
const { engines } = require("./package.json");
const [major, minor] = engines.node.replace(">=", "").split(".").map(Number);
const [hereMajor, hereMinor] = process.versions.node.split(".").map(Number);
process.exitCode = hereMajor > major || (hereMajor === major && hereMinor >= minor) ? 0 : 1;
