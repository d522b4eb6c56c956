#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace kronika::cli {

bool stdout_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return stdout_is_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

Progress::Progress(std::size_t total) : total_(total), shown_(total != 1 && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::done(const std::string& name) {
  ++count_;
  if (!shown_) return;
  if (total_ == 0)
    std::fprintf(stderr, "\r\x1b[K[%zu] %s", count_, name.c_str());
  else
    std::fprintf(stderr, "\r\x1b[K[%zu/%zu] %s", count_, total_, name.c_str());
}

}  // namespace kronika::cli
