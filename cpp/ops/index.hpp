// Indexing: tensor[1, 2:5, None, ..., mask], read and written.
//
// Each basic item (integer, slice, None, ...) makes the view that PyTorch makes for it, so
// histories look alike. Items that pick elements by the values of a tensor are applied to the view
// that the basic items leave (advanced_index.hpp).
#pragma once

#include <cstdint>
#include <span>

#include "ops/value.hpp"

namespace backsweep {

struct IndexItem {
  enum class Kind : uint8_t { Integer, Slice, NewAxis, Ellipsis, Truth, Tensor };

  static IndexItem integer(int64_t index) { return {Kind::Integer, index, 0, 0}; }
  // Bounds as Python gives them: negative ones count from the end, all are clamped; a missing stop
  // is INT64_MAX.
  static IndexItem slice(int64_t start = 0, int64_t stop = INT64_MAX, int64_t step = 1) {
    return {Kind::Slice, start, stop, step};
  }
  static IndexItem new_axis() { return {Kind::NewAxis, 0, 0, 0}; }
  static IndexItem ellipsis() { return {Kind::Ellipsis, 0, 0, 0}; }
  // A single bool: a new dimension of size 1 or 0.
  static IndexItem truth(bool value) { return {Kind::Truth, value, 0, 0}; }
  // A number in a list of tensors.
  static IndexItem tensor(int64_t place) { return {Kind::Tensor, place, 0, 0}; }

  Kind kind;
  int64_t start;  // the value itself for Integer, Truth and Tensor
  int64_t stop;
  int64_t step;
};

// Always a new tensor: a view when all items are basic. `tensors` are those that items refer to.
Tensor index(const Tensor& input, std::span<const IndexItem> items, const TensorList& tensors = {});
// tensor[i], without a list of items.
Tensor index(const Tensor& input, int64_t i);

// Writes into the place that `items` select; recorded.
void index_put(Tensor& target, std::span<const IndexItem> items, const TensorList& tensors,
               const Tensor& value);
void index_put(Tensor& target, std::span<const IndexItem> items, const TensorList& tensors,
               const Number& value);

}  // namespace backsweep
