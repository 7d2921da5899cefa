// Each element or part several times: repeat_interleave, by one number or by many.
#include <algorithm>

#include "kernels/move.hpp"
#include "ops/index_along.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kRepeatEach{"repeat_interleave", "IndexSelectBackward0",
                                 "g summed over the repetitions"};
constexpr Derivative kInterleave{"repeat_interleave", "ViewBackward0",
                                 "g summed over the repetitions"};

// 0, 1, 1 for the repeats 1, 2: the place of each element in the result.
struct PlacesArguments {
  const int64_t* repeats;
  int64_t count;
  int64_t* out;
};
void run_places(const PlacesArguments& arguments) {
  int64_t* out = arguments.out;
  for (int64_t i = 0; i < arguments.count; ++i) out = std::fill_n(out, arguments.repeats[i], i);
}

void check_dim(const Tensor& input, const std::optional<int64_t>& dim) {
  if (dim && input.ndim() == 0)
    fail(ErrorKind::Index, "repeat_interleave: dim ", *dim, " was given for a 0-d tensor; ",
         "Dimension specified as ", *dim, " but tensor has no dimensions; leave dim out");
}

[[noreturn]] void refuse_sizes(const Tensor& repeats, const char* phrase) {
  fail(ErrorKind::Runtime, "repeat_interleave: repeats of shape ", to_string(repeats.sizes()),
       " were given; ", phrase);
}

Tensor places(const Tensor& repeats, const std::optional<int64_t>& output_size) {
  constexpr const char* kName = "repeat_interleave";
  if (repeats.ndim() != 1)
    refuse_sizes(repeats, "repeat_interleave only accept 1D vector as repeat");
  if (repeats.dtype() != DType::Int64 && repeats.dtype() != DType::Int32)
    fail(ErrorKind::NotImplemented, kName, ": repeats of dtype ", repeats.dtype(),
         " were given; \"repeat_interleave_cpu\" not implemented for '", type_name(repeats.dtype()),
         "'; convert them with .long()");
  const Tensor counts = contiguous(cast_unrecorded(repeats, DType::Int64));
  int64_t total = 0;
  for (int64_t i = 0; i < counts.numel(); ++i) {
    const int64_t count = counts.data<int64_t>()[i];
    if (count < 0)
      fail(ErrorKind::Runtime, kName, ": ", count, " repeats were given; repeats can not be ",
           "negative");
    if (__builtin_add_overflow(total, count, &total)) total = INT64_MAX;
  }
  if (output_size && counts.numel() && *output_size != total)
    fail(ErrorKind::Runtime, kName, ": output_size ", *output_size, " was given for ", total,
         " repetitions; allocated size does not match required size");
  Tensor result = empty(Dims{total}, DType::Int64);
  launch(kName, run_places, {counts.data<int64_t>(), counts.numel(), result.data<int64_t>()},
         total);
  return result;
}

Tensor places_row(const Tensor& repeats, const std::optional<int64_t>& output_size) {
  return cast_unrecorded(places(repeats, output_size), repeats.dtype());
}

Tensor repeat_each(const Tensor& input, const Tensor& repeats, const std::optional<int64_t>& dim,
                   const std::optional<int64_t>& output_size) {
  check_dim(input, dim);
  const Tensor source = dim ? input : reshape(input, Dims{-1});
  const int at = wrap_dim("repeat_interleave", dim.value_or(0), source.ndim());
  if (repeats.ndim() > 1) refuse_sizes(repeats, "repeats must be 0-dim or 1-dim tensor");
  const int64_t size = source.size(at);
  if (repeats.numel() == 1)
    return index_select(source, at,
                        places(expand(reshape(repeats, Dims{1}), Dims{size}), output_size));
  if (repeats.numel() != size)
    fail(ErrorKind::Runtime, "repeat_interleave: repeats must have the same size as input along ",
         "dim, but got repeats.size(0) = ", repeats.numel(), " and input.size(", at, ") = ", size,
         "; give one, or one for each part");
  return index_select(source, at, places(repeats, output_size));
}

Tensor repeat_interleave_row(const Tensor& input, int64_t repeats,
                             const std::optional<int64_t>& dim,
                             const std::optional<int64_t>& output_size) {
  check_dim(input, dim);
  const int64_t length =
      dim ? input.size(wrap_dim("repeat_interleave", *dim, input.ndim())) : input.numel();
  if (output_size && repeats >= 0 && *output_size != length * repeats)
    fail(ErrorKind::Runtime, "repeat_interleave: output_size ", *output_size, " was given for ",
         length, " elements and ", repeats,
         " repeats; repeat_interleave: Invalid output_size, expected ", length * repeats,
         " but got ", *output_size);
  return repeat_interleave(input, repeats, dim);
}

constexpr Op kOps[] = {
    {.name = "repeat_interleave",
     .signature = "(Tensor input, Tensor repeats, int? dim = None, *, int? output_size = None) -> "
                  "Tensor",
     .call = call<repeat_each>,
     .derivative = &kRepeatEach,
     .no_out = true,
     .samples = "(R[3], A([1, 0, 2])) (R[2,2], A([1, 2, 0, 1])) (R[2,3], A([1, 2, 0]), 1) "
                "(R[2,3,2], A([3, 1]), -3) (R[2,3], A([2]), 0) (R[3], A(2)) (R[], A([3])) "
                "(R[0], A([]))",
     .reference = "repeat",
     .doc = "Every element, or every part along a dimension, as often as `repeats` says for it."},
    {.name = "repeat_interleave",
     .signature = "(Tensor repeats, *, int? output_size = None) -> Tensor",
     .call = call<places_row>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(A([1, 0, 2]),) (A([2, 1], 'int32'),) (A([]),)",
     .skip = "numpy: has no such function",
     .doc = "Each place of a vector as often as the vector says: 0, 1, 1 of 1 and 2."},
    {.name = "repeat_interleave",
     .signature = "(Tensor input, int repeats, int? dim = None, *, int? output_size = None) -> "
                  "Tensor",
     .call = call<repeat_interleave_row>,
     .derivative = &kInterleave,
     .no_out = true,
     .samples = "(R[3], 2) (R[2,3], 3) (R[2,3], 2, 0) (R[2,3,2], 5, -2) (R[2,3], 1, 1) (R[], 2) "
                "(R[2,3], 0, 1)",
     .reference = "repeat",
     .doc = "Every element, or every part along a dimension, several times after each other."},
};
const OpTable kTable(kOps);

}  // namespace
Tensor repeat_interleave(const Tensor& input, int64_t repeats, const std::optional<int64_t>& dim) {
  if (repeats < 0)
    fail(ErrorKind::Runtime, "repeat_interleave: ", repeats,
         " repeats were given; Repeats must be non-negative");
  Tensor source;
  {
    const GradMode mode(false);
    source = dim ? contiguous(input) : reshape(contiguous(input), Dims{-1});
    if (source.ndim() == 0) source = reshape(source, Dims{1});
  }
  const int at = dim ? wrap_dim("repeat_interleave", *dim, input.ndim()) : 0;
  Dims sizes(source.sizes());
  if (__builtin_mul_overflow(sizes[at], repeats, &sizes[at])) sizes[at] = INT64_MAX;
  const Tensor made = empty(sizes, input.dtype());
  if (made.numel()) {
    const int64_t block = source.stride(at);
    const RepeatArguments arguments{made.raw(), source.raw(), source.numel() / block,
                                    block * static_cast<int64_t>(item_size(input.dtype())),
                                    repeats};
    launch("repeat_interleave", run_repeat_each, arguments, made.numel());
  }
  Tensor result = make_view(made, made.layout_ref(), made->offset);
  record<kInterleave>(
      result, {&input}, {},
      [layout = input.layout_ref(), parts = source.layout_ref(), at, repeats](Backward& backward) {
        Dims split(parts->sizes());
        split.insert(at + 1, repeats);
        const Tensor g =
            sum(reshape(backward.gradient(), split), IntList{at + 1}, false, std::nullopt);
        backward.set(0, reshape(g, layout->sizes()));
      });
  return result;
}

}  // namespace backsweep
