#include "ops/index.hpp"

#include "ops/advanced_index.hpp"
#include "ops/fill.hpp"
#include "ops/in_place.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

using Kind = IndexItem::Kind;

bool is_mask(const Tensor& index) {
  return index.dtype() == DType::Bool || index.dtype() == DType::UInt8;
}

int used_dimensions(const IndexItem& item, const TensorList& tensors) {
  if (item.kind == Kind::Tensor) {
    const Tensor& index = tensors[size_t(item.start)];
    return is_mask(index) ? index.ndim() : 1;
  }
  return item.kind == Kind::Integer || item.kind == Kind::Slice;
}

// Whether a slice takes the whole dimension.
bool is_whole(const IndexItem& item, int64_t size) {
  return item.kind == Kind::Slice && item.step == 1 && (item.start == 0 || item.start <= -size) &&
         item.stop >= size;
}

void check_integer(const Tensor& whole, int64_t index, int64_t size, int dim) {
  if (index >= -size && index < size) return;
  fail(ErrorKind::Index, "index: index ", index, " is out of bounds for dimension ", dim,
       " with size ", size, " (a tensor of shape ", to_string(whole.sizes()), "); ",
       size == 0 ? "the dimension is empty" : "indices from -size to size - 1 are required");
}

void refuse_scalar(const Tensor& input) {
  if (input.ndim() > 0) return;
  fail(ErrorKind::Index,
       "index: a 0-dim tensor was given; invalid index of a 0-dim tensor. Use `tensor.item()` in "
       "Python "
       "or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number");
}

// The view that the basic items give, the tensor itself when none of them changes anything. The
// others are collected in `indices`, after undefined tensors for the dimensions between them.
Tensor apply(const Tensor& input, std::span<const IndexItem> items, const TensorList& tensors,
             TensorList& indices) {
  int used = 0;
  for (const IndexItem& item : items) used += used_dimensions(item, tensors);
  if (used > 0 && input.ndim() == 0 && items.size() == 1 && items[0].kind == Kind::Integer)
    refuse_scalar(input);
  if (used > 0 && input.ndim() == 0 && items.size() == 1 && items[0].kind == Kind::Slice)
    fail(ErrorKind::Index,
         "index: a 0-dim tensor was given; slice() cannot be applied to a 0-dim "
         "tensor.; use item() for its value, or unsqueeze(0) first");
  if (used > input.ndim())
    fail(ErrorKind::Index, "index: ", used, " indices were given for a tensor of shape ",
         to_string(input.sizes()), "; too many indices for tensor of dimension ", input.ndim(),
         "; at most one index for each dimension is required");
  Tensor result = input;
  int at = 0;      // the dimension of the result that the next item meets
  int listed = 0;  // the dimensions that `indices` cover
  const auto add_index = [&](Tensor index, int covered) {
    for (; listed < at; ++listed) indices.emplace_back();
    indices.push_back(std::move(index));
    at += covered;
    listed += covered;
  };
  int original = 0;  // the same dimension of the input, for messages
  for (const IndexItem& item : items) {
    switch (item.kind) {
      case Kind::Integer:
        check_integer(input, item.start, result.size(at), original++);
        result = select(result, at, item.start);
        break;
      case Kind::Slice:
        // A slice that stands alone makes a view even when it takes everything.
        if (items.size() == 1 || !is_whole(item, result.size(at)))
          result = slice(result, at, item.start, item.stop, item.step);
        ++at;
        ++original;
        break;
      case Kind::NewAxis:
        result = unsqueeze(result, at++);
        break;
      case Kind::Ellipsis: {
        // A second one stands for nothing, as all dimensions are named by then.
        const int covered = std::max(0, input.ndim() - used);
        at += covered;
        original += covered;
        used += covered;
        break;
      }
      case Kind::Truth:
        result = unsqueeze(result, at);
        add_index(zeros(Dims{item.start}, DType::Int64), 1);
        break;
      case Kind::Tensor: {
        const int covered = used_dimensions(item, tensors);
        add_index(tensors[size_t(item.start)], covered);
        original += covered;
        break;
      }
    }
  }
  return result;
}

// Whether the items select the whole tensor as it is.
bool selects_all(const Tensor& input, std::span<const IndexItem> items) {
  if (items.size() == 1 && input.ndim() > 0 && is_whole(items[0], input.size(0))) return true;
  return std::all_of(items.begin(), items.end(),
                     [](const IndexItem& item) { return item.kind == Kind::Ellipsis; });
}

// The value without leading dimensions of size 1, which a write ignores.
Tensor without_leading_ones(const Tensor& value, int ndim) {
  int extra = 0;
  while (value.ndim() - extra > ndim && value.size(extra) == 1) ++extra;
  if (extra == 0) return value;
  return view(value, value.sizes().subspan(size_t(extra)));
}

void write(Tensor& place, const Tensor& value) {
  if (value.ndim() == 0 && place.ndim() > 0) return fill_(place, value);
  const Tensor fitting = without_leading_ones(value, place.ndim());
  copy_(place,
        same_sizes(fitting.layout(), place.layout()) ? fitting : expand(fitting, place.sizes()));
}

}  // namespace

Tensor index(const Tensor& input, std::span<const IndexItem> items, const TensorList& tensors) {
  TensorList indices;
  Tensor result = apply(input, items, tensors, indices);
  if (!indices.empty()) return index(result, indices);
  return result.impl() == input.impl() ? alias_view(input) : result;
}

Tensor index(const Tensor& input, int64_t i) {
  refuse_scalar(input);
  check_integer(input, i, input.size(0), 0);
  return select(input, 0, i);
}

void index_put(Tensor& target, std::span<const IndexItem> items, const TensorList& tensors,
               const Tensor& value) {
  if (selects_all(target, items)) return write(target, value);
  TensorList indices;
  Tensor place = apply(target, items, tensors, indices);
  if (!indices.empty()) return index_put_(place, indices, without_leading_ones(value, 0), false);
  if (place.impl() == target.impl()) place = alias_view(target);
  write(place, value);
}

void index_put(Tensor& target, std::span<const IndexItem> items, const TensorList& tensors,
               const Number& value) {
  if (selects_all(target, items)) {
    check_memory("copy_", target);
    return fill_(target, value);
  }
  TensorList indices;
  Tensor place = apply(target, items, tensors, indices);
  if (!indices.empty()) {
    check_fits("index_put_", value, target.dtype());
    return index_put_(place, indices, scalar(value, target.dtype()), false);
  }
  if (place.impl() == target.impl()) place = alias_view(target);
  check_memory("copy_", place);
  fill_(place, value);
}

}  // namespace backsweep
