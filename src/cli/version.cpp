// `kronika version`: the program, its models and its lexicons with their checksums, so that a result can be traced
// to exactly what made it.

#include <algorithm>
#include <cstdio>
#include <system_error>
#include <vector>

#include "api/resources.h"
#include "base/file.h"
#include "cli/commands.h"

namespace kronika::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string extension = entry->path().extension().string();
    if (extension == ".tsv" || extension == ".kronika" || extension == ".dict") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool print_checksums(const fs::path& folder) {
  bool any = false;
  for (const fs::path& path : files_below(folder)) {
    const Result<MappedFile> file = MappedFile::open(path);
    if (!file) continue;
    any = true;
    std::printf("%08x  %9zu  %s\n", crc32(file->bytes()), file->bytes().size(),
                fs::relative(path, folder).c_str());
  }
  return any;
}

int run(const std::string& chosen) {
  const Resources resources = find_resources(chosen);
  std::printf("kronika %s\n", KRONIKA_VERSION);
  const bool tables = print_checksums(resources.root);
  const bool dictionaries = resources.generated == resources.root || print_checksums(resources.generated);
  if (tables && dictionaries) return kSuccess;
  report("no resources below " + (tables ? resources.generated : resources.root).string());
  return kDamagedResources;
}

}  // namespace

void add_version(CLI::App& app, Common& common) {
  CLI::App* command =
      app.add_subcommand("version", "Show the version, and the CRC-32 of every model, dictionary and lexicon");
  command->footer("Example:\n  kronika version");
  command->callback([&common] { common.action = [&common] { return run(common.resources); }; });
}

}  // namespace kronika::cli
