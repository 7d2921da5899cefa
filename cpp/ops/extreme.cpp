// The largest and smallest elements, and where they are.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/place.hpp"
#include "ops/record.hpp"
#include "ops/reduction.hpp"

namespace backsweep {
namespace {

using kernels::Reduction;

// The names and kernels of max and its kin, and of min.
struct Largest {
  static constexpr const char *kName = "max", *kDimsName = "amax", *kPlaceName = "argmax";
  static constexpr Reduction kValue = Reduction::Max, kPlace = Reduction::ArgMax;
  static constexpr Derivative kAll{"max", "MaxBackward1",
                                   "where(input == y, g / (input == y).sum(), 0)"};
  static constexpr Derivative kDim{"max", "MaxBackward0", "g at indices, else 0"};
  static constexpr Derivative kDims{"amax", "AmaxBackward0",
                                    "(input == y) * g / (input == y).sum(dim)"};
};
struct Smallest {
  static constexpr const char *kName = "min", *kDimsName = "amin", *kPlaceName = "argmin";
  static constexpr Reduction kValue = Reduction::Min, kPlace = Reduction::ArgMin;
  static constexpr Derivative kAll{"min", "MinBackward1",
                                   "where(input == y, g / (input == y).sum(), 0)"};
  static constexpr Derivative kDim{"min", "MinBackward0", "g at indices, else 0"};
  static constexpr Derivative kDims{"amin", "AminBackward0",
                                    "(input == y) * g / (input == y).sum(dim)"};
};

constexpr Derivative kLarger{"max", "MaximumBackward0",
                             "maximum's: g where larger, g / 2 where equal"};
constexpr Derivative kSmaller{"min", "MinimumBackward0",
                              "minimum's: g where smaller, g / 2 where equal"};

constexpr Derivative kBoth{"aminmax", "AminmaxBackward0", "the sum of amin's and amax's"};

// Equal elements share the gradient of the result that they make.
Tensor shared_along(const Tensor& given, const Tensor& input, const Tensor& result, DimSet dims) {
  const Tensor x = detach(input);
  const Tensor mask = eq(x, with_ones(detach(result), x.sizes(), dims));
  const Tensor count = sum(mask, dims_in(dims, x.ndim()), true, {});
  return mask * (with_ones(given, x.sizes(), dims) / count);
}

// Nothing is largest among no elements.
void check_not_empty(const char* op, ErrorKind kind, const Tensor& input) {
  if (input.numel() == 0)
    fail(kind, op, ": an empty tensor of shape ", to_string(input.sizes()), " was given; ", op,
         "(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
         "dim with the 'dim' argument.");
}
void check_not_empty(const char* op, const Tensor& input, DimSet dims) {
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (dims.contains(dim) && input.size(dim) == 0)
      fail(ErrorKind::Index, op, ": a tensor of shape ", to_string(input.sizes()), " was given; ",
           op, "(): Expected reduction dim ", dim,
           " to have non-zero size.; reduce another dimension");
}

template <class Kind>
Tensor extreme_all(const Tensor& input) {
  check_not_empty(Kind::kName, ErrorKind::Runtime, input);
  Tensor result = empty(Layout::scalar(), input.dtype());
  run_reduction(Kind::kName, Kind::kValue, input, DimSet::all(input.ndim()),
                {.values = result.raw()});
  record<Kind::kAll>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [](Backward& backward) {
                       backward.set(0, shared_among_equal(backward.gradient(), backward.saved(0),
                                                          backward.saved(1)));
                     });
  return result;
}

template <class Kind>
Tensor extreme_dims(const Tensor& input, const std::optional<IntList>& dim, bool keepdim) {
  const DimSet dims = reduced_dims(Kind::kDimsName, input, dim);
  if (!dim || dim->empty())
    check_not_empty(Kind::kDimsName, ErrorKind::Runtime, input);
  else
    check_not_empty(Kind::kDimsName, input, dims);
  Tensor result = empty(reduced_sizes(input.sizes(), dims, keepdim), input.dtype());
  run_reduction(Kind::kDimsName, Kind::kValue, input, dims, {.values = result.raw()});
  record<Kind::kDims>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                      [dims](Backward& backward) {
                        backward.set(0, shared_along(backward.gradient(), backward.saved(0),
                                                     backward.saved(1), dims));
                      });
  return result;
}

template <class Kind>
std::array<Tensor, 2> extreme_dim(const Tensor& input, int64_t dim, bool keepdim) {
  const DimSet dims = one_dim(Kind::kName, input, dim);
  check_not_empty(Kind::kName, input, dims);
  const Dims sizes = reduced_sizes(input.sizes(), dims, keepdim);
  Tensor values = empty(sizes, input.dtype());
  Tensor indices = empty(values.layout_ref(), DType::Int64);
  run_reduction(Kind::kName, Kind::kPlace, input, dims,
                {.values = values.raw(), .indices = indices.raw()});
  if (recording({&input})) {
    const int place = wrap_dim(Kind::kName, dim, input.ndim());
    record<Kind::kDim>(
        values, {&input}, {{&indices, Saved::kConstant}},
        [dims, place, layout = input.layout_ref()](Backward& backward) {
          backward.set(
              0, place_along(with_ones(backward.gradient(), layout->sizes(), dims), place,
                             with_ones(backward.saved(0), layout->sizes(), dims), layout->sizes()));
        });
  }
  return {std::move(values), std::move(indices)};
}

template <class Kind>
Tensor place_of(const Tensor& input, std::optional<int64_t> dim, bool keepdim) {
  if (input.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, Kind::kPlaceName, ": a bool tensor was given; ", Kind::kPlaceName,
         "(): does not support bool input; convert it with .to(uint8)");
  DimSet dims = DimSet::all(input.ndim());
  if (dim) {
    dims = one_dim(Kind::kPlaceName, input, *dim);
    check_not_empty(Kind::kPlaceName, input, dims);
  } else {
    check_not_empty(Kind::kPlaceName, ErrorKind::Index, input);
  }
  Tensor indices = empty(reduced_sizes(input.sizes(), dims, keepdim), DType::Int64);
  run_reduction(Kind::kPlaceName, Kind::kPlace, input, dims, {.indices = indices.raw()});
  return indices;
}

// Both extremes at once.
std::array<Tensor, 2> aminmax(const Tensor& input, std::optional<int64_t> dim, bool keepdim) {
  const DimSet dims = dim ? one_dim("aminmax", input, *dim) : DimSet::all(input.ndim());
  if (dim)
    check_not_empty("aminmax", input, dims);
  else if (input.numel() == 0)
    fail(ErrorKind::Runtime, "aminmax: a tensor of shape ", to_string(input.sizes()),
         " was given; aminmax(): cannot compute aminmax over an empty dimension as the operation "
         "has no identity.");
  std::array<Tensor, 2> results;
  for (int i = 0; i < 2; ++i) {
    results[i] = empty(reduced_sizes(input.sizes(), dims, keepdim), input.dtype());
    run_reduction("aminmax", i == 0 ? Reduction::Min : Reduction::Max, input, dims,
                  {.values = results[i].raw()});
  }
  if (recording({&input})) {
    const Tensor* const inputs[] = {&input};
    const Save saves[] = {{&input, Saved::input(0)},
                          {&results[0], Saved::output(0)},
                          {&results[1], Saved::output(1)}};
    NodeRef node = make_node<kBoth>(2, inputs, saves, [dims](Backward& backward) {
      Tensor total;
      for (uint32_t i = 0; i < 2; ++i) {
        if (!backward.gradient(i).defined()) continue;
        const Tensor part =
            shared_along(backward.gradient(i), backward.saved(0), backward.saved(1 + i), dims);
        total = total.defined() ? total + part : part;
      }
      backward.set(0, total);
    });
    set_history(results[0], node, 0);
    set_history(results[1], std::move(node), 1);
  }
  return results;
}

Tensor larger(const Tensor& a, const Tensor& b) {
  return maximum(a, b);
}
Tensor smaller(const Tensor& a, const Tensor& b) {
  return minimum(a, b);
}

constexpr const char* kWithIndices =
    "(Tensor input, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)";
constexpr const char* kDimSamples = "(D[2,3], 0) (D[2,3,4], -2, True) (D[], 0)";
constexpr const char* kAllSamples = "(D[2,3],) (D[],)";
constexpr const char* kDimsSamples = "(D[2,3],) (D[2,3], 1) (D[2,3,4], [0, 2], True)";

constexpr Op kOps[] = {
    {.name = "max",
     .signature = "(Tensor input) -> Tensor",
     .call = call<extreme_all<Largest>>,
     .derivative = &Largest::kAll,
     .samples = kAllSamples,
     .doc = "The largest element; NaN wins. Equal elements share the gradient equally."},
    {.name = "max",
     .signature = kWithIndices,
     .call = call<extreme_dim<Largest>>,
     .derivative = &Largest::kDim,
     .samples = kDimSamples,
     .doc = "The largest elements along `dim` and where they are; the gradient flows to those "
            "places."},
    {.name = "max",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<larger>,
     .derivative = &kLarger,
     .samples = "(D[2,3], D[2,3])",
     .reference = "maximum",
     .doc = "The larger of two elements, as `maximum`."},
    {.name = "min",
     .signature = "(Tensor input) -> Tensor",
     .call = call<extreme_all<Smallest>>,
     .derivative = &Smallest::kAll,
     .samples = kAllSamples,
     .doc = "The smallest element; NaN wins. Equal elements share the gradient equally."},
    {.name = "min",
     .signature = kWithIndices,
     .call = call<extreme_dim<Smallest>>,
     .derivative = &Smallest::kDim,
     .samples = kDimSamples,
     .doc = "The smallest elements along `dim` and where they are; the gradient flows to those "
            "places."},
    {.name = "min",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<smaller>,
     .derivative = &kSmaller,
     .samples = "(D[2,3], D[2,3])",
     .reference = "minimum",
     .doc = "The smaller of two elements, as `minimum`."},
    {.name = "amax",
     .signature = "(Tensor input, int[]? dim=None, bool keepdim=False) -> Tensor",
     .call = call<extreme_dims<Largest>>,
     .derivative = &Largest::kDims,
     .samples = kDimsSamples,
     .doc = "The largest elements along `dim`; equal elements share the gradient equally."},
    {.name = "amin",
     .signature = "(Tensor input, int[]? dim=None, bool keepdim=False) -> Tensor",
     .call = call<extreme_dims<Smallest>>,
     .derivative = &Smallest::kDims,
     .samples = kDimsSamples,
     .doc = "The smallest elements along `dim`; equal elements share the gradient equally."},
    {.name = "aminmax",
     .signature =
         "(Tensor input, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)",
     .call = call<aminmax>,
     .derivative = &kBoth,
     .samples = "(D[2,3],) (D[],) (D[2,3], dim=1) (D[2,3,4], dim=0, keepdim=True)",
     .doc = "The smallest and the largest element, or those along `dim`."},
    {.name = "argmax",
     .signature = "(Tensor input, int? dim=None, bool keepdim=False) -> Tensor",
     .call = call<place_of<Largest>>,
     .samples = kDimSamples,
     .doc = "Where the largest element is, the first of equal ones; in the flattened tensor "
            "without `dim`."},
    {.name = "argmin",
     .signature = "(Tensor input, int? dim=None, bool keepdim=False) -> Tensor",
     .call = call<place_of<Smallest>>,
     .samples = kDimSamples,
     .doc = "Where the smallest element is, the first of equal ones; in the flattened tensor "
            "without `dim`."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor amax(const Tensor& input, const std::optional<IntList>& dim, bool keepdim) {
  return extreme_dims<Largest>(input, dim, keepdim);
}
Tensor amin(const Tensor& input, const std::optional<IntList>& dim, bool keepdim) {
  return extreme_dims<Smallest>(input, dim, keepdim);
}

}  // namespace backsweep
