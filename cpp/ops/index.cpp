#include "ops/index.hpp"

#include "ops/fill.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

using Kind = IndexItem::Kind;

bool uses_dimension(const IndexItem& item) {
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

// The tensor itself when no item changes anything.
Tensor apply(const Tensor& input, std::span<const IndexItem> items) {
  int used = 0;
  for (const IndexItem& item : items) used += uses_dimension(item);
  if (used > 0 && input.ndim() == 0 && items.size() == 1 && items[0].kind == Kind::Integer)
    refuse_scalar(input);
  if (used > 0 && input.ndim() == 0 && items.size() == 1)
    fail(ErrorKind::Index,
         "index: a 0-dim tensor was given; slice() cannot be applied to a 0-dim "
         "tensor.; use item() for its value, or unsqueeze(0) first");
  if (used > input.ndim())
    fail(ErrorKind::Index, "index: ", used, " indices were given for a tensor of shape ",
         to_string(input.sizes()), "; too many indices for tensor of dimension ", input.ndim(),
         "; at most one index for each dimension is required");
  Tensor result = input;
  int at = 0;        // the dimension of the result that the next item meets
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
  const Tensor fitting = without_leading_ones(value, place.ndim());
  copy_(place,
        same_sizes(fitting.layout(), place.layout()) ? fitting : expand(fitting, place.sizes()));
}

}  // namespace

Tensor index(const Tensor& input, std::span<const IndexItem> items) {
  Tensor result = apply(input, items);
  return result.impl() == input.impl() ? alias_view(input) : result;
}

Tensor index(const Tensor& input, int64_t i) {
  refuse_scalar(input);
  check_integer(input, i, input.size(0), 0);
  return select(input, 0, i);
}

void index_put(Tensor& target, std::span<const IndexItem> items, const Tensor& value) {
  if (selects_all(target, items)) return write(target, value);
  Tensor place = index(target, items);
  write(place, value);
}

void index_put(Tensor& target, std::span<const IndexItem> items, const Number& value) {
  if (selects_all(target, items)) return fill_(target, value);
  Tensor place = index(target, items);
  fill_(place, value);
}

}  // namespace backsweep
