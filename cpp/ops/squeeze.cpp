// Views with fewer or more dimensions of size 1.
#include "ops/derived_views.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSqueezeAll{"squeeze", "SqueezeBackward0", "reshape(g, input.shape)"};
constexpr Derivative kSqueezeOne{"squeeze", "SqueezeBackward1", "unsqueeze(g, dim)"};
constexpr Derivative kSqueezeSome{"squeeze", "SqueezeBackward2", "reshape(g, input.shape)"};
constexpr Derivative kUnsqueeze{"unsqueeze", "UnsqueezeBackward0", "squeeze(g, dim)"};

Value call_squeeze(std::span<Value> arguments) {
  return squeeze(std::get<Tensor>(arguments[0]),
                 detail::Argument<std::optional<IntList>>::get(arguments[1]));
}

constexpr Op kOps[] = {
    {.name = "squeeze",
     .signature = "(Tensor input, int[]? dim = None) -> Tensor",
     .call = call_squeeze,
     .derivative = &kSqueezeAll,
     .call_in_place = view_in_place<"squeeze_", call_squeeze>,
     .is_view = true,
     .samples = "(R[1,3,1]) (R[1,3,1], 0) (R[1,3,1], 1) (R[1,3,1], (0, -1))",
     .example = "(R[1,2,1],)",
     .skip = "numpy: refuses sizes other than 1",
     .doc = "Removes dimensions of size 1: all of them, or those given."},
    {.name = "unsqueeze",
     .signature = "(Tensor input, int dim) -> Tensor",
     .call = call<unsqueeze>,
     .derivative = &kUnsqueeze,
     .call_in_place = view_in_place<"unsqueeze_", call<unsqueeze>>,
     .is_view = true,
     .samples = "(R[2,3], 0) (R[2,3], -1) (R[], 0)",
     .reference = "expand_dims",
     .doc = "Inserts a dimension of size 1."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor squeeze(const Tensor& input, const std::optional<IntList>& dim) {
  const int ndim = input.ndim();
  bool drop[kMaxDims + 1];
  std::fill_n(drop, kMaxDims + 1, !dim);
  if (dim) {
    for (int64_t given : *dim) {
      bool& mark = drop[wrap_dim("squeeze", given, ndim)];
      if (mark)
        fail(ErrorKind::Runtime, "squeeze: dims ", to_string(*dim), " were given; dim ", given,
             " appears multiple times in the list of dims; name each once");
      mark = true;
    }
  }
  Dims sizes;
  Dims strides;
  for (int i = 0; i < ndim; ++i) {
    if (drop[i] && input.size(i) == 1) continue;
    sizes.push_back(input.size(i));
    strides.push_back(input.stride(i));
  }
  Tensor result = make_view(input, Layout::strided(sizes, strides), input->offset);
  ReshapeBack rule{input.layout_ref()};
  if (!dim)
    record<kSqueezeAll>(result, {&input}, {}, std::move(rule));
  else if (dim->size() == 1)
    record<kSqueezeOne>(result, {&input}, {}, std::move(rule));
  else
    record<kSqueezeSome>(result, {&input}, {}, std::move(rule));
  return result;
}

Tensor unsqueeze(const Tensor& input, int64_t dim) {
  const int at = wrap_dim("unsqueeze", dim, input.ndim() + 1);
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  const int64_t stride = at < input.ndim() ? sizes[at] * strides[at] : 1;
  sizes.insert(at, 1);
  strides.insert(at, stride);
  Tensor result = make_view(input, Layout::strided(sizes, strides), input->offset);
  record<kUnsqueeze>(result, {&input}, {}, ReshapeBack{input.layout_ref()});
  return result;
}

}  // namespace backsweep
