// segment_reduce: consecutive segments of a dimension, each reduced to one element.
#include "kernels/segments.hpp"

#include <cmath>

#include "kernels/launch.hpp"
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

using kernels::Reduction;

constexpr const char* kName = "segment_reduce";
constexpr Derivative kReduce{
    kName, "SegmentReduceBackward0",
    "g repeated along each segment: sum; divided by its length: mean; times "
    "the product of the others: prod; shared by the largest or smallest"};
constexpr Derivative kSpread{kName, "SegmentReduceBackwardBackward0",
                             "the sum of g over each segment"};

struct Segments {
  Tensor bounds;  // as in kernels/segments.hpp
  Dims sizes;     // of the data
  int axis;

  int64_t product(int first, int last) const {
    int64_t total = 1;
    for (int i = first; i < last; ++i) total *= sizes[i];
    return total;
  }
  int64_t outer() const { return product(0, axis); }
  int64_t inner() const { return product(axis + 1, static_cast<int>(sizes.size())); }
  int64_t count() const { return bounds.size(axis) - 1; }
  Dims result_sizes() const {
    Dims result = sizes;
    result[axis] = count();
    return result;
  }
};

struct Reducing {
  Reduction reduction;
  bool mean;
  std::optional<double> initial;
};

Tensor reduced(const Tensor& data, const Segments& segments, const Reducing& how);

// Each element of `x`, which has one for each segment, repeated along it.
Tensor spread(const Tensor& x, const Segments& segments) {
  const Tensor input = contiguous(detach(x));
  Tensor result = empty(segments.sizes, x.dtype());
  const auto launch_for = [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::SpreadArguments<T>>(
        kName, kernels::spread_segments,
        {segments.bounds.data<int64_t>(), segments.outer(), segments.count(),
         segments.sizes[segments.axis], segments.inner(), input.data<T>(), result.data<T>()},
        result.numel());
  };
  x.dtype() == DType::Float32 ? launch_for(float{}) : launch_for(double{});
  record<kSpread>(result, {&x}, {{&segments.bounds, Saved::kConstant}},
                  [sizes = segments.sizes, axis = segments.axis](Backward& backward) {
                    backward.set(0, reduced(backward.gradient(), {backward.saved(0), sizes, axis},
                                            {Reduction::Sum, false, {}}));
                  });
  return result;
}

// How many elements each segment has, 1 where there are none; to divide by.
Tensor lengths_of(const Segments& segments, DType dtype) {
  const int64_t count = segments.count();
  const Tensor lengths =
      slice(segments.bounds, -1, 1, count + 1, 1) - slice(segments.bounds, -1, 0, count, 1);
  Dims sizes(segments.sizes.size(), 1);
  for (int i = 0; i <= segments.axis; ++i) sizes[i] = lengths.size(i);
  return reshape(clamp_min(to(lengths, dtype), Number(1.0)), sizes);
}

// The saved values: bounds, data, result.
struct ReduceBack {
  Reducing how;
  Dims sizes;
  int axis;

  void operator()(Backward& backward) const {
    const Segments segments{backward.saved(0), sizes, axis};
    const Tensor& g = backward.gradient();
    if (how.reduction == Reduction::Sum)
      return backward.set(0, spread(how.mean ? g / lengths_of(segments, g.dtype()) : g, segments));
    const Tensor data = backward.saved(1), result = backward.saved(2);
    const auto sums = [&](const Tensor& x) {
      return reduced(x, segments, {Reduction::Sum, false, {}});
    };
    const Tensor values = detach(data);
    if (how.reduction != Reduction::Product) {
      const Tensor best = to(eq(values, spread(detach(result), segments)), g.dtype());
      const Tensor hits = where(ne(values, values), Number(1.0), best);
      backward.set(0, hits * spread(g / clamp_min(sums(hits), Number(1.0)), segments));
      return;
    }
    // The product of the others: by division, and anew where the element itself is zero or NaN.
    const Tensor odd = to(logical_not(gt(abs(values), Number(0.0))), g.dtype());
    const Tensor single = eq(odd * spread(sums(odd), segments), Number(1.0));
    const Tensor others = reduced(where(single, Number(1.0), data), segments, how);
    const Tensor divisor = where(gt(odd, Number(0.0)), Number(1.0), data);
    backward.set(
        0, where(single, spread(g * others, segments), spread(g * result, segments) / divisor));
  }
};

Tensor reduced(const Tensor& data, const Segments& segments, const Reducing& how) {
  const Tensor input = contiguous(detach(data));
  Tensor result = empty(segments.result_sizes(), data.dtype());
  double initial = 0;
  if (how.initial)
    initial = *how.initial;
  else if (how.reduction == Reduction::Product)
    initial = 1;
  else if (how.reduction != Reduction::Sum)
    initial = how.reduction == Reduction::Max ? -INFINITY : INFINITY;
  const double nothing = how.mean && !how.initial ? NAN : initial;
  const auto launch_for = [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::SegmentArguments<T>>(
        kName, kernels::reduce_segments,
        {segments.bounds.data<int64_t>(), segments.outer(), segments.count(),
         segments.sizes[segments.axis], segments.inner(), input.data<T>(), result.data<T>(),
         how.reduction, how.mean, static_cast<T>(initial), static_cast<T>(nothing)},
        data.numel());
  };
  data.dtype() == DType::Float32 ? launch_for(float{}) : launch_for(double{});
  const bool saves = how.reduction != Reduction::Sum;
  record<kReduce>(result, {&data},
                  {{&segments.bounds, Saved::kConstant},
                   {&data, Saved::input(0), saves},
                   {&result, Saved::output(0), saves}},
                  ReduceBack{how, segments.sizes, segments.axis});
  return result;
}

// ---- The arguments -----------------------------------------------------------------------------

void require(bool met, const auto&... text) {
  if (!met) fail(ErrorKind::Runtime, kName, ": segment_reduce(): ", text...);
}

Reducing reducing_of(const std::string& name, const std::optional<Number>& initial) {
  Reducing how{Reduction::Sum, name == "mean", {}};
  if (initial) how.initial = initial->real();
  if (name == "prod")
    how.reduction = Reduction::Product;
  else if (name == "max" || name == "amax")
    how.reduction = Reduction::Max;
  else if (name == "min" || name == "amin")
    how.reduction = Reduction::Min;
  else
    require(how.mean || name == "sum",
            "reduce argument must be either sum, prod, mean, amax or amin, got ", name);
  return how;
}

// From lengths or offsets, checked: the kernels would reach beyond the data with others.
Tensor bounds_of(const Tensor& given, bool offsets, int64_t size, bool unsafe) {
  const int last = given.ndim() - 1;
  Dims sizes(given.sizes());
  require(!offsets || sizes[last] > 0, "offsets are empty; one more than segments is required");
  if (!offsets) ++sizes[last];
  const Tensor values = contiguous(to(detach(given), DType::Int64));
  Tensor result = empty(sizes, DType::Int64);
  const int64_t *x = values.data<int64_t>(), width = sizes[last];
  int64_t* bounds = result.data<int64_t>();
  for (int64_t row = 0; row < result.numel(); row += width, bounds += width) {
    int64_t end = offsets ? *x++ : 0;
    bool inside = end >= 0 && end <= size;
    bounds[0] = end;
    for (int64_t k = 1; k < width; ++k) {
      const int64_t next = *x++;
      const int64_t length = !offsets ? next : next < end ? -1 : inside ? next - end : 0;
      require(length >= 0, "lengths contains negative value!; they count elements");
      inside = inside && length <= size - end;
      if (inside) end += length;
      bounds[k] = end;
    }
    require(inside, "a segment reaches beyond the data, which has ", size,
            " elements along axis; Expected all rows of lengths along axis to sum to "
            "data.size(lengths.dim()-1)");
    require(unsafe || offsets || end == size,
            "Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when "
            "!unsafe.; a sum is ",
            end, ", and the data has ", size, " elements along axis");
  }
  return result;
}

Tensor segment_reduce(const Tensor& data, const std::string& reduce,
                      const std::optional<Tensor>& lengths, const std::optional<Tensor>& indices,
                      const std::optional<Tensor>& offsets, int64_t axis, bool unsafe,
                      const std::optional<Number>& initial) {
  if (!is_floating(data.dtype()))
    fail(ErrorKind::NotImplemented, kName, ": a tensor of ", data.dtype(),
         " was given; \"_segment_reduce_cpu\" not implemented for '", type_name(data.dtype()),
         "'; convert it with .float()");
  require(!indices, "indices based reduction is not supported yet.; give lengths");
  require(lengths || offsets, "Either lengths or offsets must be defined.");
  const Tensor& given = offsets ? *offsets : *lengths;
  if (given.dtype() != DType::Int64 && given.dtype() != DType::Int32)
    fail(ErrorKind::NotImplemented, kName,
         ": \"_segment_reduce_lengths_cpu_kernel1\" not implemented for '",
         type_name(given.dtype()), "'; use .long()");
  const Reducing how = reducing_of(reduce, initial);
  const int dim = wrap_dim(kName, axis, data.ndim());
  const auto before = static_cast<size_t>(dim);
  require(given.ndim() == dim + 1 && dim < data.ndim() &&
              equal(given.sizes().first(before), data.sizes().first(before)),
          "Expected axis to be the last dimension of lengths but got ", dim,
          ".; lengths or offsets of shape ", to_string(given.sizes()),
          " were given for data of shape ", to_string(data.sizes()));
  return reduced(data,
                 {bounds_of(given, bool(offsets), data.size(dim), unsafe), Dims(data.sizes()), dim},
                 how);
}

constexpr Op kOps[] = {{
    .name = "segment_reduce",
    .signature = "(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? "
                 "offsets=None, int axis=0, bool unsafe=False, Number? initial=None) -> Tensor",
    .call = call<segment_reduce>,
    .derivative = &kReduce,
    .forms = OpForms::kFunction,
    .no_out = true,
    .samples = "(R[6], 'sum', lengths=A([2, 0, 4])) (R[5,2], 'mean', offsets=A([0, 3, 5])) "
               "(P[2,4,3], 'prod', lengths=A([[1, 3], [4, 0]]), axis=1, initial=2) "
               "(D[6], 'max', lengths=A([3, 3]), initial=0.05) (D[4,300], 'min', lengths=A([4])) "
               "(R[2,5], 'sum', lengths=A([[1, 2], [0, 3]]), axis=-1, unsafe=True)",
    .example = "(R[4], 'sum', lengths=backsweep.tensor([3, 1]))",
    .doc = "Consecutive segments of a dimension, of given lengths or offsets, each reduced to one.",
}};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
