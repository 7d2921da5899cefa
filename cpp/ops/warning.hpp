// Warnings, which the bindings pass on to the language; without them, nobody hears them.
#pragma once

namespace backsweep {

// Set once, before there are operations to warn.
inline void (*warning_handler)(const char* text) = nullptr;

inline void warn(const char* text) {
  if (warning_handler) warning_handler(text);
}

}  // namespace backsweep
