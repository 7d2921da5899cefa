// dist: the norm of a difference.
#include "ops/norm.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDist{"dist", "DistBackward0",
                           "d norm(input - other, p); -d norm(input - other, p)"};

Tensor difference(const Tensor& input, const Tensor& other) {
  const GradMode mode(false);
  return input - other;
}

Tensor dist(const Tensor& input, const Tensor& other, const Number& p) {
  const Tensor apart = difference(input, other);
  if (!is_floating(apart.dtype()))
    fail(ErrorKind::Runtime, "dist: tensors of dtypes ", input.dtype(), " and ", other.dtype(),
         " were given; norm(): input dtype should be either floating point or complex. Got ",
         type_name(apart.dtype()), " instead.; convert with .to(float32)");
  Tensor result = vector_norm(apart, p, std::nullopt, false, std::nullopt);
  const double order = p.real();
  record<kDist>(result, {&input, &other},
                {{&input, Saved::input(0)}, {&other, Saved::input(1)}, {&result, Saved::output(0)}},
                [order](Backward& backward) {
                  const Tensor& g = backward.gradient();
                  if (order == 0) return;  // constant almost everywhere
                  const Tensor apart = backward.saved(0) - backward.saved(1);
                  const DimSet dims = DimSet::all(apart.ndim());
                  const Tensor gradient =
                      norm_backward(with_ones(g, apart.sizes(), dims), apart,
                                    with_ones(backward.saved(2), apart.sizes(), dims), order, dims);
                  if (backward.needs(0)) backward.set(0, gradient);
                  if (backward.needs(1)) backward.set(1, -gradient);
                });
  return result;
}

constexpr Op kOps[] = {
    {.name = "dist",
     .signature = "(Tensor input, Tensor other, Number p=2) -> Tensor",
     .call = call<dist>,
     .derivative = &kDist,
     .no_out = true,
     .samples =
         "(D[2,3], R[2,3]) (D[2,3], R[3], 1) (D[4], R[4], 3) (D[4], R[4], 1.5) (D[3], R[2,1], "
         "inf) (R[], R[]) (R[0], R[1])",
     .doc = "The p-norm of `input - other`, as one vector."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
