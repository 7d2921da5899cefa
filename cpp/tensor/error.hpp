// Errors that reach the user. The kind says which Python exception the bindings raise (PyTorch's
// for the same mistake); the text has the form "op: what was given; what is required; what to try".
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "tensor/dtype.hpp"

namespace backsweep {

enum class ErrorKind {
  Runtime,
  Index,
  Type,
  Value,
  NotImplemented,
  Overflow,
  Memory,
  LinAlg,  // a matrix that has no such factorisation: a RuntimeError of its own
};

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

// A part of a message: text, a number or a dtype. It refers to the text, which must outlive it.
class ErrorPart {
 public:
  ErrorPart(std::string_view text) : text_(text), kind_(Kind::Text) {}
  ErrorPart(const std::string& text) : ErrorPart(std::string_view(text)) {}
  ErrorPart(const char* text) : ErrorPart(std::string_view(text)) {}
  ErrorPart(DType dtype) : ErrorPart(dtype_name(dtype)) {}
  template <class T>
    requires std::is_integral_v<T>
  ErrorPart(T integer) : integer_(static_cast<int64_t>(integer)), kind_(Kind::Integer) {}
  ErrorPart(double real) : real_(real), kind_(Kind::Real) {}

  void append_to(std::string& text) const;

 private:
  enum class Kind : uint8_t { Text, Integer, Real };
  union {
    std::string_view text_;
    int64_t integer_;
    double real_;
  };
  Kind kind_;
};

// Joins the parts and throws.
[[noreturn, gnu::cold]] void fail_with(ErrorKind kind, const ErrorPart* parts, size_t count);

// The same for parts as they are at hand. One function does the work: a message is only data where
// it is raised, and there are many.
template <class... Parts>
[[noreturn]] inline void fail(ErrorKind kind, const Parts&... parts) {
  const ErrorPart list[] = {ErrorPart(parts)...};
  fail_with(kind, list, sizeof...(parts));
}

}  // namespace backsweep
