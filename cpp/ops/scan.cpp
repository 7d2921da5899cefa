// Cumulative sums, products and extremes.
//
// The derivatives of products are linear recurrences r[i] = a[i] * r[i - 1] + b[i], and so is the
// derivative of a recurrence: all orders are exact also where factors are zero, in one pass each.
#include "ops/scan.hpp"

#include <cmath>

#include "kernels/scan.hpp"
#include "ops/in_place.hpp"
#include "ops/lines.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/place.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

using kernels::Scan;

constexpr Derivative kCumsum{"cumsum", "CumsumBackward0", "reversed cumsum of g"};
constexpr Derivative kCumprod{"cumprod", "CumprodBackward0",
                              "y[i-1] * r, r[i] = g[i] + x[i+1] * r[i+1]"};
constexpr Derivative kCummax{"cummax", "CummaxBackward0", "g added at indices"};
constexpr Derivative kCummin{"cummin", "CumminBackward0", "g added at indices"};
constexpr Derivative kLogcumsumexp{"logcumsumexp", "LogcumsumexpBackward0",
                                   "exp(x) * reversed cumsum of g * exp(-y)"};
constexpr Derivative kRecurrence{"linear_recurrence", "LinearRecurrenceBackward0",
                                 "r * y[i-1]; r, r[i] = g[i] + a[i+1] * r[i+1]"};

void run_scan(const char* op, Scan scan, int dim, std::initializer_list<const Tensor*> operands,
              bool reverse = false) {
  const DType dtype = (*operands.begin())->dtype();
  run_lines(op, kernels::scan_function(scan, dtype), dim, operands,
            {.option = reverse ? kernels::kReverse : 0});
}

// Sums and products of integers are made in int64.
Tensor scan_numbers(const char* op, Scan scan, const Tensor& input, int64_t dim, DType dtype,
                    bool reverse = false) {
  const int along = wrap_dim(op, dim, input.ndim());
  const bool casts = dtype != input.dtype() &&
                     (is_floating(dtype) || is_floating(input.dtype()) || dtype == DType::Bool);
  Tensor source = casts ? cast_unrecorded(input, dtype) : input;
  const DType wide = is_floating(dtype) ? dtype : DType::Int64;
  if (source.dtype() != wide) source = cast_unrecorded(source, wide);
  Tensor result = empty(input.sizes(), wide);
  run_scan(op, scan, along, {&source, &result}, reverse);
  return dtype == wide ? result : cast_unrecorded(result, dtype);
}

Tensor sum_along(const Tensor& input, int64_t dim, DType dtype, bool reverse) {
  Tensor result = scan_numbers("cumsum", Scan::Sum, input, dim, dtype, reverse);
  if (is_floating(dtype))
    record<kCumsum>(result, {&input}, {}, [dim, reverse](Backward& backward) {
      const Tensor& g = backward.gradient();
      backward.set(0, sum_along(g, dim, g.dtype(), !reverse));
    });
  return result;
}

DType default_dtype(const Tensor& input) {
  return is_floating(input.dtype()) ? input.dtype() : DType::Int64;
}

template <Tensor (*function)(const Tensor&, int64_t, std::optional<DType>)>
void in_place(Tensor target, int64_t dim, std::optional<DType> dtype, const char* op) {
  if (dtype && *dtype != target.dtype())
    fail(ErrorKind::Runtime, op, ": dtype=", *dtype, " was given for a tensor of dtype ",
         target.dtype(), "; Bad in-place call: input tensor dtype ", target.dtype(),
         " and output tensor dtype ", *dtype, " should match; leave dtype out");
  if (target.dtype() == DType::Bool)
    fail(ErrorKind::NotImplemented, op, ": a bool tensor was given; \"", op,
         "out_cpu\" not implemented for 'Bool'; convert it with .to(int64)");
  check_writable(op, target);
  put_back(target, function(target, dim, target.dtype()));
}
void cumsum_in_place(const Tensor& target, int64_t dim, std::optional<DType> dtype) {
  in_place<cumsum>(target, dim, dtype, "cumsum_");
}
void cumprod_in_place(const Tensor& target, int64_t dim, std::optional<DType> dtype) {
  in_place<cumprod>(target, dim, dtype, "cumprod_");
}

template <Scan scan, const Derivative& derivative>
std::array<Tensor, 2> extreme_along(const Tensor& input, int64_t dim) {
  const int along = wrap_dim(derivative.op, dim, input.ndim());
  Tensor values = empty(input.sizes(), input.dtype());
  Tensor indices = empty(values.layout_ref(), DType::Int64);
  run_scan(derivative.op, scan, along, {&input, &values, &indices});
  record<derivative>(values, {&input}, {{&indices, Saved::kConstant}},
                     [along, layout = input.layout_ref()](Backward& backward) {
                       backward.set(0, place_along(backward.gradient(), along, backward.saved(0),
                                                   layout->sizes()));
                     });
  return {std::move(values), std::move(indices)};
}

Tensor logcumsumexp(const Tensor& input, int64_t dim) {
  const int along = wrap_dim("logcumsumexp", dim, input.ndim());
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, "logcumsumexp: a tensor of dtype ", input.dtype(),
         " was given; \"logcumsumexp_out_cpu\" not implemented for integers and bool; convert it "
         "with .float()");
  Tensor result = empty(input.sizes(), input.dtype());
  run_scan("logcumsumexp", Scan::LogSumExp, along, {&input, &result});
  record<kLogcumsumexp>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                        [along](Backward& backward) {
                          // The factor of g[i] in the gradient of x[k] is exp(x[k] - y[i]), at most
                          // one. With m = x[k] - y[k] it is the product of exp(m) and all exp(y[j]
                          // - y[j + 1]) between: the recurrence never overflows. Where y is still
                          // -inf the factors are 0.
                          const Tensor x = backward.saved(0), y = backward.saved(1);
                          const Tensor none = eq(detach(y), Number(-HUGE_VAL));
                          const Tensor finite = where(none, Number(0.0), y);
                          const Tensor own = where(none, Number(0.0), exp(x - finite));
                          const Tensor next = shifted(finite, along, -1, HUGE_VAL);
                          const Tensor ratio = where(none, Number(0.0), exp(finite - next));
                          const Tensor g = where(none, Number(0.0), backward.gradient());
                          backward.set(0, own * linear_recurrence(ratio, g, along, true));
                        });
  return result;
}

constexpr const char* kWithIndices = "(Tensor input, int dim) -> (Tensor values, Tensor indices)";
constexpr const char* kNumbers = "(Tensor input, int dim, *, dtype? dtype=None) -> Tensor";
constexpr const char* kSamples =
    "(R[3], 0) (R[2,3], 1) (R[2,3,4], -2) (R[], 0) (R[3,0], 0) (R[3,0], 1)";
constexpr const char* kDistinct =
    "(D[5], 0) (D[2,3], 1) (D[4,3], 0) (D[2,3,4], -2) (D[], 0) (D[3,0], 1)";

constexpr Op kOps[] = {
    {.name = "cumsum",
     .signature = kNumbers,
     .call = call<cumsum>,
     .derivative = &kCumsum,
     .call_in_place = call<cumsum_in_place>,
     .samples = kSamples,
     .doc = "Sums of all elements up to each along `dim`; integers and bool sum into int64."},
    {.name = "cumprod",
     .signature = kNumbers,
     .call = call<cumprod>,
     .derivative = &kCumprod,
     .call_in_place = call<cumprod_in_place>,
     .samples = kSamples,
     .doc = "Products of all elements up to each along `dim`; derivatives are exact at zeros "
            "too."},
    {.name = "cummax",
     .signature = kWithIndices,
     .call = call<extreme_along<Scan::Max, kCummax>>,
     .derivative = &kCummax,
     .samples = kDistinct,
     .doc = "The largest of the elements up to each along `dim`, and where it is: the last of "
            "equal ones."},
    {.name = "cummin",
     .signature = kWithIndices,
     .call = call<extreme_along<Scan::Min, kCummin>>,
     .derivative = &kCummin,
     .samples = kDistinct,
     .doc = "The smallest of the elements up to each along `dim`, and where it is: the last of "
            "equal ones."},
    {.name = "logcumsumexp",
     .signature = "(Tensor input, int dim) -> Tensor",
     .call = call<logcumsumexp>,
     .derivative = &kLogcumsumexp,
     .samples = kSamples,
     .doc = "Logarithm of the cumulative sum of exponentials along `dim`, without overflow."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor cumsum(const Tensor& input, int64_t dim, std::optional<DType> dtype) {
  return sum_along(input, dim, dtype.value_or(default_dtype(input)), false);
}

Tensor cumprod(const Tensor& input, int64_t dim, std::optional<DType> dtype) {
  const DType result_dtype = dtype.value_or(default_dtype(input));
  Tensor result = scan_numbers("cumprod", Scan::Product, input, dim, result_dtype);
  if (is_floating(result_dtype))
    record<kCumprod>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                     [dim](Backward& backward) {
                       const Tensor& g = backward.gradient();
                       const Tensor x = to(backward.saved(0), g.dtype());
                       const Tensor before = shifted(backward.saved(1), dim, 1, 1);
                       const Tensor next = shifted(x, dim, -1, 0);
                       backward.set(0, before * linear_recurrence(next, g, dim, true));
                     });
  return result;
}

Tensor linear_recurrence(const Tensor& a, const Tensor& b, int64_t dim, bool reverse) {
  Tensor result = empty(b.sizes(), b.dtype());
  run_scan("linear_recurrence", Scan::Recurrence, wrap_dim("linear_recurrence", dim, b.ndim()),
           {&a, &b, &result}, reverse);
  record<kRecurrence>(result, {&a, &b}, {{&a, Saved::input(0)}, {&result, Saved::output(0)}},
                      [dim, reverse](Backward& backward) {
                        const int64_t ahead = reverse ? -1 : 1;
                        const Tensor r =
                            linear_recurrence(shifted(backward.saved(0), dim, -ahead, 0),
                                              backward.gradient(), dim, !reverse);
                        if (backward.needs(0))
                          backward.set(0, r * shifted(backward.saved(1), dim, ahead, 0));
                        if (backward.needs(1)) backward.set(1, r);
                      });
  return result;
}

Tensor shifted(const Tensor& input, int64_t dim, int64_t steps, double fill) {
  const int along = wrap_dim("shifted", dim, input.ndim());
  Dims sizes(input.sizes());
  const int64_t size = input.ndim() ? input.size(along) : 1;
  if (size <= 1) return full(sizes, Number(fill), input.dtype());
  sizes[along] = 1;
  const Tensor edge = full(sizes, Number(fill), input.dtype());
  if (steps > 0) return cat({edge, slice(input, along, 0, size - 1, 1)}, along);
  return cat({slice(input, along, 1, size, 1), edge}, along);
}

Tensor product_of_others(const Tensor& input, int64_t dim) {
  const int along = wrap_dim("prod", dim, input.ndim());
  if (input.ndim() == 0) return ones(input.sizes(), input.dtype());
  Dims sizes(input.sizes());
  const int64_t size = input.size(along);
  if (size <= 1) return ones(sizes, input.dtype());
  // 1 at the start (or end), 0 elsewhere: what a recurrence begins with.
  Dims one(sizes), rest(sizes);
  one[along] = 1;
  rest[along] = size - 1;
  const Tensor start = ones(one, input.dtype()), zero = zeros(rest, input.dtype());
  const Tensor before =
      linear_recurrence(shifted(input, along, 1, 0), cat({start, zero}, along), along, false);
  const Tensor after =
      linear_recurrence(shifted(input, along, -1, 0), cat({zero, start}, along), along, true);
  return before * after;
}

}  // namespace backsweep
