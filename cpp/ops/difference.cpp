// Differences of neighbours, and integrals by the trapezoidal rule.
#include <algorithm>

#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/scan.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDiff{"diff", "SubBackward0", "-diff(g), with zeros around g"};
constexpr Derivative kTrapezoid{"trapezoid", "MulBackward1", "g * dx, half of it at the ends"};
constexpr Derivative kTrapezoidX{"trapezoid", "DivBackward1",
                                 "g / 2 * (the spaces on both sides), for y"};
constexpr Derivative kCumulative{"cumulative_trapezoid", "CumsumBackward0",
                                 "reversed cumsum of g, averaged with its neighbour, * dx"};
constexpr Derivative kCumulativeX{"cumulative_trapezoid", "DivBackward1",
                                  "reversed cumsum of g * spaces, for y"};

void check_edge(const Tensor& input, const std::optional<Tensor>& edge, int along) {
  if (!edge) return;
  if (edge->ndim() != input.ndim())
    fail(ErrorKind::Runtime, "diff: a tensor of shape ", to_string(edge->sizes()),
         " was given to go before or after one of shape ", to_string(input.sizes()),
         "; diff expects prepend or append to be the same dimension as input; reshape it");
  for (int dim = 0; dim < input.ndim(); ++dim)
    if (dim != along && edge->size(dim) != input.size(dim))
      fail(ErrorKind::Runtime,
           "diff: diff expects the shape of tensor to prepend or append to match that of input "
           "except along the differencing dimension; input.size(",
           dim, ") = ", input.size(dim), ", but got tensor.size(", dim, ") = ", edge->size(dim),
           "; expand it");
}

Tensor diff(const Tensor& given, int64_t n, int64_t dim, const std::optional<Tensor>& prepend,
            const std::optional<Tensor>& append) {
  if (given.ndim() == 0)
    fail(ErrorKind::Runtime,
         "diff: a tensor without dimensions was given; diff expects input to be at least "
         "one-dimensional; there is nothing to take differences of");
  if (n < 0)
    fail(ErrorKind::Runtime, "diff: n=", n, " was given; order must be non-negative but got ", n,
         "; 0 returns the input");
  const int along = wrap_dim("diff", dim, given.ndim());
  check_edge(given, prepend, along);
  check_edge(given, append, along);
  Tensor input = given;
  if (prepend || append) {
    TensorList parts;
    if (prepend) parts.push_back(*prepend);
    parts.push_back(input);
    if (append) parts.push_back(*append);
    input = cat(parts, along);
  }
  if (n == 0) return clone(input);
  const int64_t steps = std::min(n, input.size(along));
  for (int64_t step = 0; step < steps; ++step) {
    const int64_t size = input.size(along);
    const Tensor later = slice(input, along, 1, size, 1);
    const Tensor earlier = slice(input, along, 0, size - 1, 1);
    input = input.dtype() == DType::Bool ? ne(later, earlier) : later - earlier;
  }
  return input;
}

void check_numbers(const char* op, const Tensor& y, const char* which) {
  if (y.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, op, ": a bool tensor was given; ", op, ": received a bool input for `",
         which, "`, but bool is not supported; convert it with .float()");
}

int dim_of(const char* op, const Tensor& y, int64_t dim) {
  if (y.ndim() == 0)
    fail(ErrorKind::Index, op, ": a tensor without dimensions was given; Dimension specified as ",
         dim, " but tensor has no dimensions; give at least one sample");
  return wrap_dim(op, dim, y.ndim());
}

struct Neighbours {
  Tensor left, right;
};
Neighbours neighbours(const Tensor& y, int dim) {
  const int64_t size = y.size(dim);
  return {slice(y, dim, 0, std::max<int64_t>(size - 1, 0), 1), slice(y, dim, 1, size, 1)};
}

// The spaces between sample points, shaped to broadcast against y.
Tensor spaces(const char* op, const Tensor& y, const Tensor& x, int dim) {
  Tensor points = x;
  if (x.ndim() == 1) {
    if (x.size(0) != y.size(dim))
      fail(ErrorKind::Runtime, op, ": ", x.size(0), " points were given for ", y.size(dim),
           " samples; ", op, ": There must be one `x` value for each sample point");
    Dims sizes(y.ndim(), 1);
    sizes[dim] = x.size(0);
    points = reshape(x, sizes);
  } else if (x.ndim() < y.ndim()) {
    Dims sizes(y.ndim() - x.ndim(), 1);
    for (int64_t size : x.sizes()) sizes.push_back(size);
    points = reshape(x, sizes);
  }
  const int along = points.ndim() - (y.ndim() - dim);
  const Neighbours around = neighbours(points, std::max(along, 0));
  return around.right - around.left;
}

Tensor trapezoid(const Tensor& y, const Number& dx, int64_t dim) {
  check_numbers("trapezoid", y, "y");
  const int along = dim_of("trapezoid", y, dim);
  const Tensor total = sum(y, IntList{along}, false, {});
  if (y.size(along) == 0) return zeros(total.sizes(), y.dtype());
  const Tensor ends = (select(y, along, 0) + select(y, along, -1)) * Number(0.5);
  return (total - ends) * dx;
}

Tensor trapezoid_over(const Tensor& y, const Tensor& x, int64_t dim) {
  check_numbers("trapezoid", y, "y");
  check_numbers("trapezoid", x, "x");
  const int along = dim_of("trapezoid", y, dim);
  if (y.size(along) == 0) return trapezoid(y, Number(1), dim);
  const Tensor between = spaces("trapezoid", y, x, along);
  const Neighbours around = neighbours(y, along);
  const Tensor areas = (around.left + around.right) * between;
  return sum(areas, IntList{areas.ndim() - (y.ndim() - along)}, false, {}) / Number(2.0);
}

int cumulative_dim(const Tensor& y, int64_t dim) {
  if (y.ndim() == 0)
    fail(ErrorKind::Index,
         "cumulative_trapezoid: a tensor without dimensions was given; slice() cannot be applied "
         "to a 0-dim tensor.; give at least one sample");
  return wrap_dim("cumulative_trapezoid", dim, y.ndim());
}

Tensor cumulative_trapezoid(const Tensor& y, const Number& dx, int64_t dim) {
  check_numbers("cumulative_trapezoid", y, "y");
  const int along = cumulative_dim(y, dim);
  const Neighbours around = neighbours(y, along);
  return cumsum((around.left + around.right) * Number(dx.real() / 2), along, {});
}

Tensor cumulative_trapezoid_over(const Tensor& y, const Tensor& x, int64_t dim) {
  check_numbers("cumulative_trapezoid", y, "y");
  check_numbers("cumulative_trapezoid", x, "x");
  const int along = cumulative_dim(y, dim);
  const Tensor between = spaces("cumulative_trapezoid", y, x, along);
  const Neighbours around = neighbours(y, along);
  const Tensor areas = (around.left + around.right) * between;
  return cumsum(areas, areas.ndim() - (y.ndim() - along), {}) / Number(2.0);
}

constexpr const char* kSpaced = "(Tensor y, *, Number dx=1, int dim=-1) -> Tensor";
constexpr const char* kOver = "(Tensor y, Tensor x, *, int dim=-1) -> Tensor";
constexpr const char* kSpacedSamples =
    "(R[5],) (R[2,3], dx=2.5) (R[4,3], dim=0) (R[2,3,4], dx=2, dim=1)";
constexpr const char* kOverSamples =
    "(R[5], R[5]) (R[2,3], R[3]) (R[4,3], R[4], dim=0) (R[2,3], R[2,3])";

constexpr Op kOps[] = {
    {.name = "diff",
     .signature = "(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) "
                  "-> Tensor",
     .call = call<diff>,
     .derivative = &kDiff,
     .samples = "(R[5],) (R[2,3], 1, 0) (R[2,5], 2) (R[2,3], 1, -1, R[2,1], R[2,2]) (R[3,4], 3, 0) "
                "(R[0],) (R[3], 0)",
     .doc = "Differences of neighbours along `dim`, taken n times, of the input between prepend "
            "and append."},
    {.name = "trapezoid",
     .signature = kSpaced,
     .call = call<trapezoid>,
     .derivative = &kTrapezoid,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "trapz",
     .samples = kSpacedSamples,
     .doc = "Integral of samples y at points dx apart, by the trapezoidal rule."},
    {.name = "trapezoid",
     .signature = kOver,
     .call = call<trapezoid_over>,
     .derivative = &kTrapezoidX,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "trapz",
     .samples = kOverSamples,
     .doc = "Integral of samples y at the points x, by the trapezoidal rule."},
    {.name = "cumulative_trapezoid",
     .signature = kSpaced,
     .call = call<cumulative_trapezoid>,
     .derivative = &kCumulative,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = kSpacedSamples,
     .doc = "The integrals up to each sample but the first, points dx apart."},
    {.name = "cumulative_trapezoid",
     .signature = kOver,
     .call = call<cumulative_trapezoid_over>,
     .derivative = &kCumulativeX,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = kOverSamples,
     .doc = "The integrals up to each sample but the first, at the points x."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
