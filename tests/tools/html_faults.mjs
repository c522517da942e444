// Prints what html-validate's "standard" preset finds in HTML files, as JSON rows of file, rule and message.
// The files' paths come on standard input, one a line.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const rows = [];
for (const file of readFileSync(0, "utf-8").split("\n").filter(Boolean)) {
  const report = await validator.validateString(readFileSync(file, "utf-8"), file);
  for (const result of report.results) {
    for (const fault of result.messages) {
      rows.push([file, fault.ruleId, `${fault.line}: ${fault.message}`]);
    }
  }
}
console.log(JSON.stringify(rows));
