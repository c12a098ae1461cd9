// Yoast's verdicts on many papers: reads a JSON array of {html, keyword, title, titleWidth, description, slug}
// from the file named on the command line, writes an array of {identifier: score}.
const fs = require("fs");
const { Paper, SeoAssessor, ContentAssessor } = require("yoastseo");
const Researcher = require("yoastseo/build/languageProcessing/languages/fr/Researcher").default;

const verdicts = JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map((one) => {
  const paper = new Paper(one.html, {
    keyword: one.keyword, title: one.title, titleWidth: one.titleWidth, description: one.description,
    slug: one.slug, locale: "fr_FR", textTitle: one.title,
  });
  const scores = {};
  for (const Assessor of [SeoAssessor, ContentAssessor]) {
    const assessor = new Assessor(new Researcher(paper));
    assessor.assess(paper);
    for (const result of assessor.getValidResults()) {
      scores[result.getIdentifier()] = result.getScore();
    }
  }
  return scores;
});
fs.writeFileSync(process.argv[3], JSON.stringify(verdicts));
