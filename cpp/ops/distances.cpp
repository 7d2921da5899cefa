// Distances between rows: pairwise_distance, cosine_similarity, cdist, pdist; norm_except_dim.
#include <cmath>
#include <string_view>

#include "kernels/distance.hpp"
#include "kernels/launch.hpp"
#include "ops/distance.hpp"
#include "ops/elementwise.hpp"
#include "ops/index_along.hpp"
#include "ops/norm.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr const char* kNormFormula = "d norm(x1 - x2 + eps, p); its negative";
constexpr Derivative kPairwise{"pairwise_distance", "NormBackward1", kNormFormula};
constexpr Derivative kCosine{"cosine_similarity", "SumBackward1",
                             "that of the product of x1 / norm(x1) and x2 / norm(x2)"};
constexpr Derivative kCdist{"cdist", "CdistBackward0",
                            "d norm(x1 - x2, p), summed over the rows of x2; its negative, of x1"};
constexpr Derivative kPdist{"pdist", "PdistBackward0",
                            "d norm(x[i] - x[j], p) added at i, taken away at j"};
constexpr Derivative kNormExcept{"norm_except_dim", "ViewBackward0", "d norm(v, pow)"};

void check_order(const char* op, double p) {
  if (!(p >= 0))
    fail(ErrorKind::Runtime, op, ": p=", p, " was given; ", op,
         " only supports non-negative p values; use 2 for Euclid's distance");
}

// The norms of the last dimension's vectors; 0 for those without elements, in any norm.
Tensor norms(const Tensor& difference, double p) {
  const int last = difference.ndim() - 1;
  if (difference.size(last) == 0)
    return zeros(DimsView(difference.sizes()).first(static_cast<size_t>(last)), difference.dtype());
  return vector_norm(difference, Number(p), IntList{last}, false, std::nullopt);
}

// The gradient of a difference from that of its norms y.
Tensor of_difference(const Tensor& g, const Tensor& difference, const Tensor& y, double p) {
  if (p == 0 || difference.numel() == 0) return zeros_like(difference);
  DimSet dims;
  dims.insert(difference.ndim() - 1);
  return norm_backward(unsqueeze(g, -1), difference, unsqueeze(y, -1), p, dims);
}

// The distances that have a kernel.
std::optional<kernels::Distance> kernel_of(double p) {
  using kernels::Distance;
  if (!kernels::have_distances()) return std::nullopt;
  if (p == 2) return Distance::Euclid;
  if (p == 1) return Distance::Sum;
  if (std::isinf(p)) return Distance::Largest;
  return std::nullopt;
}

// ---- cdist

void check_cdist(const Tensor& x1, const Tensor& x2, double p) {
  const Tensor* const given[] = {&x1, &x2};
  for (int i = 0; i < 2; ++i) {
    const Tensor& x = *given[i];
    if (!is_floating(x.dtype()))
      fail(ErrorKind::Runtime, "cdist: a ", x.dtype(),
           " tensor was given; cdist only supports floating-point dtypes, X", i + 1,
           " got: ", type_name(x.dtype()), "; convert with .to(float32)");
    if (x.ndim() < 2)
      fail(ErrorKind::Runtime, "cdist: a tensor of shape ", to_string(x.sizes()),
           " was given; cdist only supports at least 2D tensors, X", i + 1, " got: ", x.ndim(),
           "D; use unsqueeze(0)");
  }
  if (x1.dtype() != x2.dtype())
    fail(ErrorKind::Runtime, "cdist: tensors of dtypes ", x1.dtype(), " and ", x2.dtype(),
         " were given; expected scalar type ", type_name(x1.dtype()), " but found ",
         type_name(x2.dtype()), "; convert one of them");
  if (x1.size(x1.ndim() - 1) != x2.size(x2.ndim() - 1))
    fail(ErrorKind::Runtime, "cdist: tensors of shapes ", to_string(x1.sizes()), " and ",
         to_string(x2.sizes()), " were given; X1 and X2 must have the same number of columns. X1: ",
         x1.size(x1.ndim() - 1), " X2: ", x2.size(x2.ndim() - 1),
         "; rows are the points, columns their coordinates");
  check_order("cdist", p);
}

void check_compute_mode(const std::string& mode) {
  for (std::string_view known : {"use_mm_for_euclid_dist_if_necessary", "use_mm_for_euclid_dist",
                                 "donot_use_mm_for_euclid_dist"})
    if (mode == known) return;
  fail(ErrorKind::Value, "cdist: compute_mode='", mode, "' was given; ", mode,
       " is not a valid value for compute_mode; distances are never made from products here, so "
       "leave it out");
}

Tensor all_differences(const Tensor& x1, const Tensor& x2) {
  return unsqueeze(x1, -2) - unsqueeze(x2, -3);
}

struct Pairs {
  Tensor first, second;  // the numbers i < j of all pairs of rows
};

Pairs pairs_of(int64_t rows) {
  const GradMode mode(false);
  const int64_t count = rows * (rows - 1) / 2;
  const Tensor first = empty(Dims{count}, DType::Int64);
  const Tensor second = empty(Dims{count}, DType::Int64);
  for (int64_t i = 0, start = 0; i + 1 < rows; ++i) {
    const int64_t length = rows - 1 - i;
    fill_unrecorded(slice(first, 0, start, start + length, 1), Number(i));
    copy_unrecorded(slice(second, 0, start, start + length, 1),
                    arange(Number(i + 1), Number(rows), Number(1), DType::Int64));
    start += length;
  }
  return {first, second};
}

Tensor differences(const Tensor& x, const Pairs& pairs) {
  return index_select(x, 0, pairs.first) - index_select(x, 0, pairs.second);
}

bool same_batches(const Tensor& x1, const Tensor& x2) {
  const auto batch = [](const Tensor& x) { return x.sizes().first(size_t(x.ndim() - 2)); };
  return equal(batch(x1), batch(x2));
}

Tensor distances(const Tensor& x1, const Tensor& x2, double p, bool pairs) {
  const GradMode mode(false);
  const auto kind = kernel_of(p);
  if (!kind || !same_batches(x1, x2))
    return norms(pairs ? differences(x1, pairs_of(x1.size(0))) : all_differences(x1, x2), p);
  const int last = x1.ndim() - 1;
  const int64_t rows = x1.size(last - 1), others = x2.size(last - 1), depth = x1.size(last);
  Dims sizes(x1.sizes());
  sizes[last] = others;
  if (pairs) sizes = Dims{rows * (rows - 1) / 2};
  const Tensor x = contiguous(x1), y = contiguous(x2), result = empty(sizes, x.dtype());
  if (result.numel() > 0)
    launch("cdist", kernels::distances,
           {x.dtype(), *kind, pairs, x.raw(), y.raw(), result.raw(),
            pairs ? 1 : result.numel() / (rows * others), rows, others, depth},
           result.numel() * depth);
  return result;
}

// The gradient of points from that of their distances y from others; undefined where the kernel is
// not for it, where the sweep records itself, and near the end of the range.
Tensor pulled(double p, const Tensor& points, const Tensor& others, const Tensor& g,
              const Tensor& y, kernels::DistancePullArguments::Order order) {
  if (p != 2 || grad_enabled() || !kernels::have_distances() || !same_batches(points, others))
    return {};
  const Tensor x = contiguous(points), o = contiguous(others), flow = contiguous(g);
  const Tensor distance = contiguous(y), result = zeros(x.sizes(), x.dtype());
  if (result.numel() == 0) return result;
  const int last = x.ndim() - 1;
  const int64_t rows = x.size(last - 1), count = o.size(last - 1), depth = x.size(last);
  bool usual = true;
  launch("cdist", kernels::pull_together,
         {x.dtype(), order, x.raw(), o.raw(), flow.raw(), distance.raw(), result.raw(),
          result.numel() / (rows * depth), rows, count, depth, &usual},
         result.numel() * count);
  return usual ? result : Tensor();
}

struct CdistBack {
  double p;
  void operator()(Backward& backward) const {
    using Order = kernels::DistancePullArguments;
    const Tensor x1 = backward.saved(0), x2 = backward.saved(1), y = backward.saved(2);
    const Tensor& g = backward.gradient();
    const Tensor of_first = pulled(p, x1, x2, g, y, Order::Rows);
    if (of_first.defined()) {
      if (backward.needs(0)) backward.set(0, of_first);
      if (backward.needs(1)) backward.set(1, pulled(p, x2, x1, g, y, Order::Turned));
      return;
    }
    const Tensor each = of_difference(g, all_differences(x1, x2), y, p);
    if (backward.needs(0)) backward.set(0, sum(each, IntList{-2}, false, {}));
    if (backward.needs(1)) backward.set(1, -sum(each, IntList{-3}, false, {}));
  }
};

Tensor cdist(const Tensor& x1, const Tensor& x2, double p, const std::string& compute_mode) {
  check_compute_mode(compute_mode);
  check_cdist(x1, x2, p);
  Tensor result = distances(x1, x2, p, false);
  record<kCdist>(result, {&x1, &x2},
                 {{&x1, Saved::input(0)}, {&x2, Saved::input(1)}, {&result, Saved::output(0)}},
                 CdistBack{p});
  return result;
}

// ---- pdist

Tensor pdist(const Tensor& input, double p) {
  if (input.ndim() != 2)
    fail(ErrorKind::Runtime, "pdist: a tensor of shape ", to_string(input.sizes()),
         " was given; pdist only supports 2D tensors, got: ", input.ndim(),
         "D; rows are the points");
  if (!is_floating(input.dtype()))
    fail(ErrorKind::Runtime, "pdist: a ", input.dtype(),
         " tensor was given; pdist only supports floating-point dtypes; convert with "
         ".to(float32)");
  check_order("pdist", p);
  Tensor result = distances(input, input, p, true);
  record<kPdist>(result, {&input}, {{&input, Saved::input(0)}, {&result, Saved::output(0)}},
                 [p](Backward& backward) {
                   const Tensor x = backward.saved(0);
                   const Tensor gradient = pulled(p, x, x, backward.gradient(), backward.saved(1),
                                                  kernels::DistancePullArguments::Pairs);
                   if (gradient.defined()) return backward.set(0, gradient);
                   const Pairs pairs = pairs_of(x.size(0));
                   const Tensor each = of_difference(backward.gradient(), differences(x, pairs),
                                                     backward.saved(1), p);
                   const Tensor added = index_add(zeros_like(x), 0, pairs.first, each, Number(1));
                   backward.set(0, index_add(added, 0, pairs.second, each, Number(-1)));
                 });
  return result;
}

// ---- Composites

// The norm, not below eps; its derivative is that of the norm everywhere, as in PyTorch.
Tensor norm_at_least(const Tensor& x, int64_t dim, double eps) {
  const Tensor norm = vector_norm(x, Number(2), IntList{dim}, true, std::nullopt);
  const Tensor value = detach(norm);
  return norm + (clamp(value, Number(eps), std::nullopt) - value);
}

Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, int64_t dim, double eps) {
  const DType dtype = result_type(x1, x2);
  if (!is_floating(dtype))
    fail(ErrorKind::Runtime, "cosine_similarity: tensors of dtypes ", x1.dtype(), " and ",
         x2.dtype(),
         " were given; expected common dtype to be floating point, yet common dtype is ",
         type_name(dtype), "; convert with .to(float32)");
  const Dims sizes = broadcast_sizes("cosine_similarity", x1.sizes(), x2.sizes());
  const Tensor a = expand(is_floating(x1.dtype()) ? x1 : to(x1, dtype), sizes);
  const Tensor b = expand(is_floating(x2.dtype()) ? x2 : to(x2, dtype), sizes);
  wrap_dim("cosine_similarity", dim, a.ndim());
  return sum((a / norm_at_least(a, dim, eps)) * (b / norm_at_least(b, dim, eps)), IntList{dim},
             false, {});
}

Tensor norm_except_dim(const Tensor& v, int64_t pow, int64_t dim) {
  const Number order(pow);
  if (dim == -1) return vector_norm(v, order, std::nullopt, false, std::nullopt);
  const int kept = wrap_dim("norm_except_dim", dim, v.ndim());
  if (v.ndim() <= 1) return vector_norm(unsqueeze(v, -1), order, IntList{-1}, false, std::nullopt);
  IntList others;
  for (int other = 0; other < v.ndim(); ++other)
    if (other != kept) others.push_back(other);
  return vector_norm(v, order, others, true, std::nullopt);
}

constexpr const char* kNotInNumpy = "numpy: NumPy has no such function";

constexpr Op kOps[] = {
    {.name = "pairwise_distance",
     .signature = "(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> "
                  "Tensor",
     .call = call<pairwise_distance>,
     .derivative = &kPairwise,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.pairwise_distance",
     .samples = "(D[2,3], R[2,3]) (D[2,3], R[3], 1.0) (D[4], R[4], 3.0, 0.1) (D[2,3], R[2,3], "
                "2.0, 1e-06, True)",
     .skip = kNotInNumpy,
     .doc = "The p-norm of `x1 - x2 + eps` along the last dimension."},
    {.name = "cosine_similarity",
     .signature = "(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor",
     .call = call<cosine_similarity>,
     .derivative = &kCosine,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.cosine_similarity",
     .samples = "(N[2,3], N[2,3]) (N[4], N[4], 0) (N[2,3], N[3], -1) (N[2,3,4], N[3,1])",
     .skip = kNotInNumpy,
     .doc = "Cosine of the angle between vectors along `dim`; norms below eps count as eps."},
    {.name = "cdist",
     .signature = "(Tensor x1, Tensor x2, float p=2.0, str "
                  "compute_mode='use_mm_for_euclid_dist_if_necessary') -> Tensor",
     .call = call<cdist>,
     .derivative = &kCdist,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(D[3,2], R[4,2]) (D[2,3,2], R[4,2], 1.0) (D[2,3], R[1,3], 3.0) (D[2,3], R[4,3], "
                "inf) (D[2,3], R[4,3], 0.5) (D[2,3], R[4,3], 0.0) (D[0,3], R[4,3]) (R[2,0], "
                "R[3,0])",
     .skip = kNotInNumpy,
     .doc = "Distances in the p-norm between all rows of x1 and all rows of x2."},
    {.name = "pdist",
     .signature = "(Tensor input, float p=2) -> Tensor",
     .call = call<pdist>,
     .derivative = &kPdist,
     .forms = OpForms::kFunction,
     .no_out = true,
     .aliases = "nn.functional.pdist",
     .samples = "(D[4,2],) (D[3,3], 1.0) (D[3,2], 3.0) (D[3,2], inf) (D[1,2],) (D[3,2], 0.0)",
     .skip = kNotInNumpy,
     .doc = "Distances in the p-norm between each row and those after it."},
    {.name = "norm_except_dim",
     .signature = "(Tensor v, int pow=2, int dim=0) -> Tensor",
     .call = call<norm_except_dim>,
     .derivative = &kNormExcept,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(D[2,3],) (D[2,3,2], 2, 1) (D[2,3], 3, -1) (D[4],) (D[2,3], 1, -2)",
     .skip = kNotInNumpy,
     .doc = "The norm over all dimensions but one, or over all with dim=-1."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p, double eps, bool keepdim) {
  return vector_norm(x1 - x2 + Number(eps), Number(p), IntList{-1}, keepdim, std::nullopt);
}

}  // namespace backsweep
