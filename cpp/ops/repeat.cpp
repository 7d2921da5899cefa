// The whole tensor several times: repeat, tile.
#include <cstring>

#include "kernels/move.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kRepeat{"repeat", "RepeatBackward0", "g summed over the repetitions"};

// [a * x, b * y] seen as [a, x, b, y] and summed over a and b.
struct RepeatBack {
  Ref<const Layout> layout;
  IntList repeats;
  void operator()(Backward& backward) const {
    Dims sizes;
    IntList summed;
    const int added = static_cast<int>(repeats.size()) - layout->ndim();
    for (int i = 0; i < static_cast<int>(repeats.size()); ++i) {
      if (repeats[size_t(i)] != 1) {
        summed.push_back(sizes.size());
        sizes.push_back(repeats[size_t(i)]);
      }
      if (i >= added) sizes.push_back(layout->size(i - added));
    }
    const Tensor parts = reshape(backward.gradient(), sizes);
    backward.set(0, reshape(summed.empty() ? parts : sum(parts, summed, false, std::nullopt),
                            layout->sizes()));
  }
};

struct GrowArguments {
  char* data;
  const char* source;  // row-major; null when the part is there already
  int64_t item_size;
  int ndim;
  int64_t sizes[kMaxDims];    // of the part that is there
  int64_t strides[kMaxDims];  // of the result, in items
  int64_t repeats[kMaxDims];
};

// The part that is there grows along one dimension after the other, from the last on.
void run_repeat(const GrowArguments& arguments) {
  const char* source = arguments.source;
  for (int dim = arguments.ndim - 1; dim >= 0; --dim) {
    if (arguments.repeats[dim] == 1) continue;
    const int64_t bytes = arguments.sizes[dim] * arguments.strides[dim] * arguments.item_size;
    int64_t index[kMaxDims] = {};
    int64_t place = 0;
    for (int outer = dim;;) {
      char* const block = arguments.data + place * arguments.item_size;
      if (source) {
        std::memcpy(block, source, size_t(bytes));
        source += bytes;
      }
      repeat_block(block, bytes, arguments.repeats[dim]);
      for (outer = dim - 1; outer >= 0; --outer) {
        place += arguments.strides[outer];
        if (++index[outer] < arguments.sizes[outer]) break;
        place -= arguments.sizes[outer] * arguments.strides[outer];
        index[outer] = 0;
      }
      if (outer < 0) break;
    }
    source = nullptr;
  }
}

Tensor repeat_row(const Tensor& input, DimsView repeats) {
  return repeat(input, repeats);
}

// Fewer repetitions than dimensions count from the last dimension.
Tensor tile(const Tensor& input, DimsView dims) {
  Dims repeats(dims);
  while (repeats.size() < input.ndim()) repeats.insert(0, 1);
  return repeat(input, repeats);
}

constexpr Op kOps[] = {
    {.name = "repeat",
     .signature = "(Tensor input, int... repeats) -> Tensor",
     .call = call<repeat_row>,
     .derivative = &kRepeat,
     .forms = OpForms::kMethod,
     .samples =
         "(R[2,3], (2, 1)) (R[3], (4,)) (R[3], (2, 2, 3)) (R[2,1,2], (1, 3, 2)) (R[], (2, 2)) "
         "(R[2,3], (0, 2)) (R[0,2], (2, 1)) (R[2], (1,))",
     .reference = "tile",
     .doc = "The tensor several times along each dimension; a copy, unlike expand."},
    {.name = "tile",
     .signature = "(Tensor input, int... dims) -> Tensor",
     .call = call<tile>,
     .derivative = &kRepeat,
     .no_out = true,
     .samples = "(R[2,3], (2,)) (R[3], (2, 2)) (R[2,3], (2, 3)) (R[], (2,)) (R[2,3], ())",
     .doc = "The tensor several times along its last dimensions."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor repeat(const Tensor& input, DimsView repeats) {
  const int ndim = static_cast<int>(repeats.size());
  const int added = ndim - input.ndim();
  if (added < 0)
    fail(ErrorKind::Runtime, "repeat: repeats ", to_string(repeats),
         " were given for a tensor of shape ", to_string(input.sizes()),
         "; Number of dimensions of repeat dims can not be smaller than number of dimensions of "
         "tensor; give one for each dimension");
  GrowArguments arguments{};
  arguments.ndim = ndim;
  Dims sizes;
  for (int i = 0; i < ndim; ++i) {
    arguments.sizes[i] = i < added ? 1 : input.size(i - added);
    arguments.repeats[i] = repeats[size_t(i)];
    if (repeats[size_t(i)] < 0)
      fail(ErrorKind::Runtime, "repeat: repeats ", to_string(repeats),
           " were given; Trying to create tensor with negative dimension ",
           repeats[size_t(i)] * arguments.sizes[i], "; every number must be 0 or more");
    int64_t size;
    if (__builtin_mul_overflow(arguments.sizes[i], repeats[size_t(i)], &size)) size = INT64_MAX;
    sizes.push_back(size);
  }
  Tensor result = empty(sizes, input.dtype());
  if (result.numel()) {
    std::copy_n(result.strides().begin(), ndim, arguments.strides);
    arguments.data = result.raw();
    arguments.item_size = static_cast<int64_t>(item_size(input.dtype()));
    const Dims first(DimsView(arguments.sizes, size_t(ndim)));
    if (input.is_contiguous() && result.numel() > input.numel())
      arguments.source = input.raw();
    else
      copy_unrecorded(alias(result, Layout::strided(first, result.strides()), result->offset),
                      input);
    launch("repeat", run_repeat, arguments, result.numel());
  }
  if (recording({&input}))
    record<kRepeat>(result, {&input}, {},
                    RepeatBack{input.layout_ref(), IntList(repeats.begin(), repeats.end())});
  return result;
}

}  // namespace backsweep
