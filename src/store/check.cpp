// Idea: every rule is a query that finds what breaks it. Tested in tests/store/check_test.cpp, which breaks each.

#include "store/check.h"

#include <array>

namespace kronika::store {
namespace {

constexpr std::size_t kShown = 5;  // examples of one kind

struct Rule {
  const char* what;
  const char* sql;  // a text for each violation
};

// substr counts code points, as the spans do.
constexpr std::array kRules = {
    Rule{"the number of claims of a document is wrong",
         "SELECT id FROM documents WHERE claims != (SELECT count(*) FROM claims WHERE claims.doc = documents.doc)"},
    Rule{"the number of sentences of a document is wrong",
         "SELECT id FROM documents WHERE sentences != (SELECT count(*) FROM sentences WHERE sentences.doc = documents.doc)"},
    Rule{"the length of a document is wrong", "SELECT id FROM documents WHERE chars != length(text)"},
    Rule{"a document was met nowhere",
         "SELECT id FROM documents WHERE doc NOT IN (SELECT doc FROM appearances)"},
    Rule{"a document is not in the search index", "SELECT id FROM documents WHERE doc NOT IN (SELECT rowid FROM search)"},
    Rule{"an appearance belongs to no document",
         "SELECT origin FROM appearances WHERE doc NOT IN (SELECT doc FROM documents)"},
    Rule{"a claim belongs to no document", "SELECT claim FROM claims WHERE doc NOT IN (SELECT doc FROM documents)"},
    Rule{"a claim belongs to no event", "SELECT claim FROM claims WHERE event NOT IN (SELECT event FROM events)"},
    Rule{"an event has no claim", "SELECT id FROM events WHERE event NOT IN (SELECT event FROM claims)"},
    Rule{"a claim has no sources", "SELECT claim FROM claims WHERE claim NOT IN (SELECT claim FROM sources WHERE position = 0 AND id = 'author')"},
    Rule{"the place of a claim is missing",
         "SELECT claim FROM claims WHERE place IS NOT NULL AND place NOT IN (SELECT place FROM places)"},
    Rule{"a participant is missing",
         "SELECT claim FROM participants WHERE actor NOT IN (SELECT actor FROM actors) OR claim NOT IN (SELECT claim FROM claims)"},
    Rule{"a source belongs to no claim", "SELECT claim FROM sources WHERE claim NOT IN (SELECT claim FROM claims)"},
    Rule{"a quotation belongs to no claim", "SELECT claim FROM quotes WHERE claim NOT IN (SELECT claim FROM claims)"},
    Rule{"a mention is of nobody",
         "SELECT doc FROM mentions WHERE actor NOT IN (SELECT actor FROM actors) OR doc NOT IN (SELECT doc FROM documents)"},
    Rule{"a sentence lies outside its text",
         "SELECT id || ' ' || sentence FROM sentences JOIN documents USING (doc) WHERE span_start >= span_end OR span_end > chars"},
    Rule{"the words of a claim are not in its text",
         "SELECT id || '#' || number FROM claims JOIN documents USING (doc) WHERE "
         "substr(text, trigger_start + 1, trigger_end - trigger_start) != trigger_text OR "
         "substr(text, matter_start + 1, matter_end - matter_start) != matter_text OR "
         "substr(text, place_start + 1, place_end - place_start) != place_text OR "
         "substr(text, time_text_start + 1, time_text_end - time_text_start) != time_text"},
    Rule{"the words of a participant are not in its text",
         "SELECT id || '#' || number FROM participants JOIN claims USING (claim) JOIN documents USING (doc) WHERE "
         "substr(documents.text, span_start + 1, span_end - span_start) != participants.text"},
    Rule{"the words of a source are not in its text",
         "SELECT documents.id || '#' || number FROM sources JOIN claims USING (claim) JOIN documents USING (doc) WHERE "
         "substr(documents.text, span_start + 1, span_end - span_start) != sources.text OR "
         "substr(documents.text, cue_start + 1, cue_end - cue_start) != cue_text"},
    Rule{"a quotation is not in its text",
         "SELECT id || '#' || number FROM quotes JOIN claims USING (claim) JOIN documents USING (doc) WHERE "
         "substr(documents.text, span_start + 1, span_end - span_start) != quotes.text"},
};

Status add_violations(Database& database, const Rule& rule, std::vector<std::string>& found) {
  Result<Statement> query = database.prepare(rule.sql);
  if (!query) return query.error();
  std::size_t count = 0;
  std::string shown;
  const Status read = query->each([&](const Statement& row) {
    if (count++ < kShown) shown += (shown.empty() ? ": " : ", ") + row.text(0);
    return true;
  });
  if (!read) return read;
  if (count > 0)
    found.push_back(std::string(rule.what) + shown +
                    (count > kShown ? " and " + std::to_string(count - kShown) + " more" : ""));
  return Success{};
}

Status add_integrity(Database& database, std::vector<std::string>& found) {
  Result<Statement> query = database.prepare("PRAGMA integrity_check");
  if (!query) return query.error();
  return query->each([&](const Statement& row) {
    if (row.text(0) != "ok") found.push_back("the file is damaged: " + row.text(0));
    return true;
  });
}

}  // namespace

Result<std::vector<std::string>> check(Reader& reader) {
  std::vector<std::string> found;
  if (Status done = add_integrity(reader.database(), found); !done) return done.error();
  for (const Rule& rule : kRules) {
    if (Status done = add_violations(reader.database(), rule, found); !done) return done.error();
  }
  return found;
}

}  // namespace kronika::store
