#include "tensor/error.hpp"

namespace backsweep {

void ErrorPart::append_to(std::string& text) const {
  switch (kind_) {
    case Kind::Text:
      text += text_;
      break;
    case Kind::Integer:
      text += std::to_string(integer_);
      break;
    case Kind::Real:
      text += std::to_string(real_);
  }
}

void fail_with(ErrorKind kind, const ErrorPart* parts, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) parts[i].append_to(text);
  throw Error(kind, text);
}

}  // namespace backsweep
