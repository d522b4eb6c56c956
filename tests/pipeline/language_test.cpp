#include "pipeline/language.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kronika {
namespace {

Resources resources() {
  return {std::filesystem::path(KRONIKA_SOURCE_DIR) / "resources",
          std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

const LanguageDetector& detector() {
  static const Result<LanguageDetector> loaded = LanguageDetector::load(resources());
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::string language_of(std::string_view text) {
  const Result<std::string> found = detector().language_of(text, {"en", "pl"});
  if (found.ok()) return *found;
  EXPECT_EQ(found.error().code, ErrorCode::unsupported_language);
  return "";
}

TEST(Language, PolishAndEnglish) {
  const std::pair<const char*, const char*> cases[] = {
      {"pl", "Premier odwiedził Litwę."},
      {"pl", "Urząd."},
      {"pl", "Premier w Wilnie"},
      {"pl", "Rzecznik rzadu powiedzial wczoraj, ze rozmowy z zwiazkami jeszcze sie nie zakonczyly."},
      {"pl", "PREZYDENT NIE SPOTKA SIĘ Z PREMIEREM PRZED WYBORAMI"},
      {"pl", "Szef OPZZ: związki nie podpiszą porozumienia, dopóki minister nie przedstawi projektu ustawy."},
      {"pl", "Mecz Chelsea – Arsenal 2:1, a Lewandowski strzelił dwa gole dla FC Barcelona."},
      {"en", "The minister said."},
      {"en", "Prime minister won't meet the unions before the vote"},
      {"en", "THE GOVERNMENT HAS NOT DECIDED WHETHER IT WILL SIGN"},
      {"en", "Mateusz Morawiecki and Gitanas Nausėda met in Białowieża to talk about the border."},
      {"en", "That's what they don’t want you to know"},
  };
  for (const auto& [language, text] : cases) EXPECT_EQ(language_of(text), language) << text;
}

TEST(Language, OtherLanguagesAreNeitherPolishNorEnglish) {
  const std::pair<const char*, const char*> cases[] = {
      {"de", "Die Regierung hat gestern in Berlin ein neues Gesetz über die Steuern beschlossen."},
      {"de", "Der Außenminister reist am Montag nach Warschau."},
      {"fr", "Le ministre des Affaires étrangères se rendra lundi à Varsovie."},
      {"fr", "Les députés ont rejeté la proposition du gouvernement."},
      {"es", "El presidente viajará el lunes a Varsovia para reunirse con su homólogo."},
      {"it", "Il presidente del Consiglio ha incontrato ieri a Roma i sindacati."},
      {"pt", "O ministro disse ontem que o governo não vai aumentar os impostos."},
      {"ro", "Ministrul de externe a declarat ieri că guvernul nu va mări taxele."},
      {"cs", "Vláda včera schválila nový zákon o daních z příjmů fyzických osob."},
      {"cs", "Ministr zahraničí v pondělí navštíví Varšavu."},
      {"sk", "Vláda včera schválila nový zákon o dani z príjmov, povedal minister financií."},
      {"sl", "Vlada je včeraj sprejela nov zakon o davkih, je povedal minister za finance."},
      {"hr", "Vlada je jučer usvojila novi zakon o porezima, rekao je ministar financija."},
      {"uk", "Міністр закордонних справ відвідає Варшаву в понеділок."},
      {"ru", "Министр иностранных дел посетит Варшаву в понедельник."},
      {"be", "Міністр замежных спраў наведае Варшаву ў панядзелак."},
      {"bg", "Министърът на външните работи ще посети Варшава в понеделник."},
      {"lt", "Užsienio reikalų ministras pirmadienį lankysis Varšuvoje."},
      {"lv", "Ārlietu ministrs pirmdien apmeklēs Varšavu."},
      {"et", "Välisminister külastab esmaspäeval Varssavit."},
      {"fi", "Ulkoministeri vierailee maanantaina Varsovassa ja tapaa presidentin."},
      {"sv", "Utrikesministern besöker Warszawa på måndag, sade regeringen."},
      {"da", "Udenrigsministeren besøger Warszawa på mandag, oplyser regeringen."},
      {"nl", "De minister van Buitenlandse Zaken bezoekt maandag Warschau."},
      {"hu", "A külügyminiszter hétfőn Varsóba látogat."},
      {"tr", "Dışişleri Bakanı pazartesi günü Varşova'yı ziyaret edecek."},
      {"el", "Ο υπουργός Εξωτερικών θα επισκεφθεί τη Βαρσοβία τη Δευτέρα."},
      {"ar", "سيزور وزير الخارجية وارسو يوم الاثنين."},
      {"zh", "外交部长将于星期一访问华沙。"},
      {"ja", "外務大臣は月曜日にワルシャワを訪問する。"},
      {"ko", "외무장관은 월요일에 바르샤바를 방문할 예정이다."},
  };
  for (const auto& [language, text] : cases) EXPECT_EQ(language_of(text), "") << language << ": " << text;
}

TEST(Language, NothingToTellBy) {
  for (const char* text : {"", " ", "123 456 789", "https://example.org/a/b?c=1", "...", "😀😀", "x", "\u0301",
                           "12:30 15:45 18:00 (2:1, 0:0)"}) {
    EXPECT_EQ(language_of(text), "") << text;
  }
}

TEST(Language, TheMessageSaysWhatItSeemsToBe) {
  const Result<std::string> found =
      detector().language_of("Le ministre des Affaires étrangères se rendra lundi à Varsovie.", {"en", "pl"});
  ASSERT_FALSE(found.ok());
  EXPECT_NE(found.error().message.find("'fr'"), std::string::npos);
  EXPECT_NE(found.error().message.find("--lang en or --lang pl"), std::string::npos);
}

TEST(Language, ABrokenTableNamesItsLine) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "language_test";
  std::filesystem::create_directories(root / "common");
  std::ofstream(root / "common" / "language_words.tsv") << "language\tkind\tforms\npl\tsounds\tsz\n";
  const Result<LanguageDetector> loaded = LanguageDetector::load({root, root});
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.error().message.find("language_words.tsv:2"), std::string::npos) << loaded.error().message;
}

}  // namespace
}  // namespace kronika
