// Errors that reach the user. The kind says which Python exception the bindings raise (PyTorch's
// for the same mistake); the text has the form "op: what was given; what is required; what to try".
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "tensor/dtype.hpp"

namespace backsweep {

enum class ErrorKind { Runtime, Index, Type, Value, NotImplemented, Overflow, Memory };

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

namespace detail {
inline void append(std::string& text, std::string_view part) {
  text += part;
}
inline void append(std::string& text, DType part) {
  text += dtype_name(part);
}
template <class T>
  requires std::is_arithmetic_v<T>
void append(std::string& text, T part) {
  text += std::to_string(part);
}
}  // namespace detail

// Joins the parts (text, numbers, dtypes) and throws.
template <class... Parts>
[[noreturn, gnu::cold, gnu::noinline]] void fail(ErrorKind kind, const Parts&... parts) {
  std::string text;
  (detail::append(text, parts), ...);
  throw Error(kind, text);
}

}  // namespace backsweep
