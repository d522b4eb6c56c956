// What standard output and standard error are connected to.
#pragma once

#include <cstddef>
#include <string>

namespace kronika::cli {

bool stdout_is_terminal();
// Colour belongs to terminals, and NO_COLOR (no-color.org) forbids it there too.
bool wants_colour();
std::size_t terminal_width();  // columns; 100 if standard output is no terminal

// "[3/20] name" on standard error while work goes on, only if that is a terminal and there is more than one item.
class Progress {
 public:
  explicit Progress(std::size_t total);  // 0: nobody knows
  ~Progress();  // clears the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void done(const std::string& name);

 private:
  std::size_t total_, count_ = 0;
  bool shown_;
};

}  // namespace kronika::cli
