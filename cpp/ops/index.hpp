// Basic indexing: tensor[1, 2:5, None, ...], read and written.
//
// Each item makes the view that PyTorch makes for it, so histories look alike. Items that pick
// elements by the values of a tensor are another kind of index: they are applied to the view that
// the basic items leave.
#pragma once

#include <cstdint>
#include <span>

#include "tensor/number.hpp"
#include "tensor/tensor.hpp"

namespace backsweep {

struct IndexItem {
  enum class Kind : uint8_t { Integer, Slice, NewAxis, Ellipsis };

  static IndexItem integer(int64_t index) { return {Kind::Integer, index, 0, 0}; }
  // Bounds as Python gives them: negative ones count from the end, all are clamped; a missing stop
  // is INT64_MAX.
  static IndexItem slice(int64_t start = 0, int64_t stop = INT64_MAX, int64_t step = 1) {
    return {Kind::Slice, start, stop, step};
  }
  static IndexItem new_axis() { return {Kind::NewAxis, 0, 0, 0}; }
  static IndexItem ellipsis() { return {Kind::Ellipsis, 0, 0, 0}; }

  Kind kind;
  int64_t start;  // the integer itself for Integer
  int64_t stop;
  int64_t step;
};

// A view; always a new tensor.
Tensor index(const Tensor& input, std::span<const IndexItem> items);
// tensor[i], without a list of items.
Tensor index(const Tensor& input, int64_t i);

// Writes into the place that `items` select; recorded.
void index_put(Tensor& target, std::span<const IndexItem> items, const Tensor& value);
void index_put(Tensor& target, std::span<const IndexItem> items, const Number& value);

}  // namespace backsweep
