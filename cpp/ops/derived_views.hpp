// What every view brings along: a form that writes to its tensor (`transpose_`), and one that
// copies (`transpose_copy`).
#pragma once

#include <vector>

#include "ops/op.hpp"

namespace backsweep {

// A name as a template argument.
template <size_t N>
struct NameText {
  constexpr NameText(const char (&text)[N]) { std::copy_n(text, N, characters); }
  char characters[N];
};

// The in-place form of a view: the first argument becomes what `view` makes of it.
Value change_view(const char* name, OpCall view, std::span<Value> arguments);

template <NameText name, OpCall view>
Value view_in_place(std::span<Value> arguments) {
  return change_view(name.characters, view, arguments);
}

// Adds the rows `alias_copy`, `as_strided_copy`, ..., made from those of the views.
void add_copies_of_views(std::vector<const Op*>& rows);

}  // namespace backsweep
