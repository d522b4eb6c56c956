// Forms of names are undone. Columns of the table: base form, then forms of it.

#include "link/declension.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "link/alias_index.h"
#include "support/conllu.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

const Declension& declension() {
  static const Result<Declension> loaded = Declension::load({test::source_path("resources"), {}}, "pl");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

bool undone(const std::string& form, const std::string& base, bool folded) {
  const auto key = [&](const std::string& text) {
    return folded ? unicode::fold(text) : unicode::lower(text);
  };
  if (key(form) == key(base)) return true;
  const std::vector<Base> bases = declension().bases(key(form), folded);
  return std::any_of(bases.begin(), bases.end(), [&](const Base& b) { return b.text == key(base); });
}

struct Paradigm {
  std::string base;
  std::vector<std::string> forms;
};

const std::vector<Paradigm> kParadigms = {
    // masculine, consonant
    {"Putin", {"Putina", "Putinowi", "Putinem", "Putinie"}},
    {"Scholz", {"Scholza", "Scholzowi", "Scholzem", "Scholzu"}},
    {"Blok", {"Bloka", "Blokowi", "Blokiem", "Bloku"}},
    {"Trump", {"Trumpa", "Trumpowi", "Trumpem", "Trumpie"}},
    {"Stoltenberg", {"Stoltenberga", "Stoltenbergowi", "Stoltenbergiem", "Stoltenbergu"}},
    {"Piotr", {"Piotra", "Piotrowi", "Piotrem", "Piotrze"}},
    {"Michał", {"Michała", "Michałowi", "Michałem", "Michale"}},
    {"Orbán", {"Orbána", "Orbánowi", "Orbánem", "Orbánie"}},
    {"Vučić", {"Vučicia", "Vučiciowi", "Vučiciem", "Vučiciu"}},
    {"Un", {"Una", "Unowi", "Unem", "Unie"}},
    {"Erdoğan", {"Erdoğana", "Erdoğanem"}},
    {"Franciszek", {"Franciszka", "Franciszkowi", "Franciszkiem", "Franciszku"}},
    {"Łubinec", {"Łubińca", "Łubińcowi", "Łubińcem", "Łubińcu"}},
    {"Paweł", {"Pawła", "Pawłowi", "Pawłem", "Pawle"}},
    {"Aleksander", {"Aleksandra", "Aleksandrowi", "Aleksandrem", "Aleksandrze"}},
    {"Siergiej", {"Siergieja", "Siergiejowi", "Siergiejem", "Siergieju"}},
    // masculine, -a and -o
    {"Łukaszenka", {"Łukaszenki", "Łukaszence", "Łukaszenkę", "Łukaszenką"}},
    {"Łukaszenko", {"Łukaszenki", "Łukaszence", "Łukaszenkę", "Łukaszenką"}},
    {"Kułeba", {"Kułeby", "Kułebie", "Kułebę", "Kułebą"}},
    {"Duda", {"Dudy", "Dudzie", "Dudę", "Dudą"}},
    {"Fico", {"Fica", "Ficowi", "Ficem", "Ficu"}},
    {"Dmytro", {"Dmytra", "Dmytrowi", "Dmytrem", "Dmytrze"}},
    // like adjectives
    {"Zełenski", {"Zełenskiego", "Zełenskiemu", "Zełenskim"}},
    {"Nawalny", {"Nawalnego", "Nawalnemu", "Nawalnym"}},
    {"Modi", {"Modiego", "Modiemu", "Modim"}},
    {"Kennedy", {"Kennedym"}},
    {"Abe", {"Abego", "Abemu", "Abem"}},
    // feminine
    {"Zacharowa", {"Zacharowej", "Zacharową"}},
    {"Cichanouska", {"Cichanouskiej", "Cichanouską"}},
    {"Maria", {"Marii", "Marię", "Marią"}},
    {"Angela", {"Angeli", "Angelę", "Angelą"}},
    {"Merkel", {"Merkel"}},
    // countries and towns
    {"Rosja", {"Rosji", "Rosję", "Rosją"}},
    {"Korea", {"Korei", "Koreę", "Koreą"}},
    {"Ukraina", {"Ukrainy", "Ukrainie", "Ukrainę", "Ukrainą"}},
    {"Białoruś", {"Białorusi", "Białorusią"}},
    {"Niemcy", {"Niemiec", "Niemcom", "Niemcami", "Niemczech"}},
    {"Węgry", {"Węgier", "Węgrom", "Węgrami", "Węgrzech"}},
    {"Chiny", {"Chin", "Chinom", "Chinami", "Chinach"}},
    {"Indie", {"Indii", "Indiom", "Indiami", "Indiach"}},
    {"Helsinki", {"Helsinek", "Helsinkom", "Helsinkami", "Helsinkach"}},
    {"Kijów", {"Kijowa", "Kijowowi", "Kijowem", "Kijowie"}},
    {"Wiedeń", {"Wiednia", "Wiedniowi", "Wiedniem", "Wiedniu"}},
    {"Wilno", {"Wilna", "Wilnu", "Wilnem", "Wilnie"}},
    {"Moskwa", {"Moskwy", "Moskwie", "Moskwę", "Moskwą"}},
    {"Egipt", {"Egiptu", "Egiptowi", "Egiptem", "Egipcie"}},
    {"Haga", {"Hagi", "Hadze", "Hagę", "Hagą"}},
    // inhabitants
    {"Rosjanin", {"Rosjanina", "Rosjanie", "Rosjan", "Rosjanom", "Rosjanami"}},
    {"Ukrainiec", {"Ukraińca", "Ukraińcy", "Ukraińców", "Ukraińcami"}},
    {"Norweg", {"Norwegowie", "Norwegów", "Norwegami"}},
    {"Polak", {"Polacy", "Polaków", "Polakom"}},
    {"Chińczyk", {"Chińczycy", "Chińczyków", "Chińczykiem"}},
    {"Szwed", {"Szwedzi", "Szwedów"}},
    {"Włoch", {"Włosi", "Włochów"}},
    {"rosyjski", {"rosyjska", "rosyjskie", "rosyjskiej", "rosyjską", "rosyjscy", "rosyjskimi"}},
};

TEST(Declension, FormsAreUndone) {
  for (const Paradigm& paradigm : kParadigms) {
    for (const std::string& form : paradigm.forms) {
      EXPECT_TRUE(undone(form, paradigm.base, true)) << form << " of " << paradigm.base << ", folded";
      EXPECT_TRUE(undone(form, paradigm.base, false)) << form << " of " << paradigm.base;
    }
  }
}

// Whatever the table can do it can undo.
TEST(Declension, EveryFormIsUndone) {
  std::size_t forms = 0;
  for (const Paradigm& paradigm : kParadigms) {
    for (const Base& form : declension().forms(unicode::lower(paradigm.base))) {
      EXPECT_TRUE(undone(form.text, paradigm.base, true)) << form.text << " of " << paradigm.base;
      EXPECT_TRUE(undone(form.text, paradigm.base, false)) << form.text << " of " << paradigm.base;
      ++forms;
    }
  }
  EXPECT_GT(forms, 8 * kParadigms.size());
}

TEST(Declension, EdgesHaveNoBases) {
  EXPECT_TRUE(declension().bases("", true).empty());
  EXPECT_TRUE(declension().forms("").empty());
}

TEST(AliasIndex, EveryFormOfAMatchingWordIsFound) {
  AliasIndex index;
  for (std::uint32_t i = 0; i < kParadigms.size(); ++i) index.add(kParadigms[i].base, {SenseKind::place, i});
  index.finish();
  for (std::uint32_t i = 0; i < kParadigms.size(); ++i) {
    for (const Base& form : declension().forms(unicode::lower(kParadigms[i].base))) {
      const std::string text =
          unicode::starts_upper(kParadigms[i].base) ? unicode::upper_first(form.text) : form.text;
      bool found = false;
      for (const WordHit& hit : index.words(text, "", declension())) {
        for (const Sense& sense : index.senses(index.step(0, hit.word))) found = found || sense.entity == i;
      }
      EXPECT_TRUE(found) << text << " of " << kParadigms[i].base;
    }
  }
}

TEST(AliasIndex, AcronymsAreComparedAsWritten) {
  AliasIndex index;
  index.add("UE", {SenseKind::organisation, 1});
  index.finish();
  EXPECT_EQ(index.words("UE", "UE", declension()).size(), 1u);
  EXPECT_TRUE(index.words("ue", "ue", declension()).empty());
  EXPECT_TRUE(index.words("Ue", "ue", declension()).empty());
  EXPECT_TRUE(is_acronym("PiS"));
  EXPECT_TRUE(is_acronym("M23"));
  EXPECT_FALSE(is_acronym("McCain"));
  EXPECT_FALSE(is_acronym("Kijów"));
}

TEST(AliasIndex, NamesFallIntoPieces) {
  EXPECT_EQ(name_pieces("Jean-Yves Le Drian").size(), 4u);
  EXPECT_EQ(name_pieces("Côte d'Ivoire").size(), 3u);
  EXPECT_TRUE(name_pieces("").empty());
  EXPECT_TRUE(name_pieces(" - ").empty());
}

}  // namespace
}  // namespace kronika::link
