// Bunch and Kaufman's factorisation of symmetric matrices, and what is solved with it. As in
// PyTorch they have no derivative.
#include "kernels/ldl.hpp"

#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/refuse.hpp"

namespace backsweep {
namespace {

constexpr const char* kFactorName = "torch.linalg.ldl_factor_ex";
constexpr const char* kSolveName = "torch.linalg.ldl_solve";
constexpr Derivative kFactor{"linalg.ldl_factor_ex", "torch::autograd::NotImplemented",
                             "not differentiable"};
constexpr Derivative kSolve{"linalg.ldl_solve", "torch::autograd::NotImplemented",
                            "not differentiable"};

std::array<Tensor, 3> ldl_factor_ex(const Tensor& a, bool, bool check_errors) {
  check_square(kFactorName, a);
  check_real(kFactorName, a);
  const int64_t n = rows_of(a), count = entries_of(a);
  Tensor pivots = empty(with_size(batch_of(a), n), DType::Int32);
  Tensor info = empty(Dims(batch_of(a)), DType::Int32);
  Tensor result;
  {
    const GradMode off(false);
    // In double, as all products here: the pivots of float32 do not depend on its rounding.
    const Tensor wide = in_order(to(a, DType::Float64));  // perhaps the input itself
    result = corners(wide, n, n, false, 0);
    launch<kernels::LdlArguments>(
        kFactorName, kernels::ldl,
        {result.data<double>(), pivots.data<int32_t>(), info.data<int32_t>(), count, n},
        count * n * n * n / 6);
    result = to(result, a.dtype());
  }
  if (check_errors)
    if (const Failure failure = first_failure(info))
      fail(ErrorKind::Runtime, "linalg.ldl_factor: ", failure.element, "D[", failure.info, ",",
           failure.info,
           "] is zero, the matrix is singular; linalg.ldl_factor_ex gives the factors");
  record<kFactor>(result, {&a}, {}, RefuseBack{});
  return {std::move(result), std::move(pivots), std::move(info)};
}

std::array<Tensor, 2> ldl_factor(const Tensor& a, bool hermitian) {
  std::array<Tensor, 3> results = ldl_factor_ex(a, hermitian, true);
  return {std::move(results[0]), std::move(results[1])};
}

// Those of a factorisation: the kernel would reach beyond the matrix with others.
void check_pivots(const Tensor& pivots, int64_t n) {
  const int32_t* p = pivots.data<int32_t>();
  for (int64_t i = 0; i < pivots.numel(); ++i) {
    const bool pair = p[i] < 0;
    if (p[i] == 0 || p[i] < -n || p[i] > n || (pair && (i % n == n - 1 || p[i + 1] != p[i])))
      fail(ErrorKind::Runtime, kSolveName, ": a pivot of ", p[i],
           " was given; Pivots given to ldl_solve must all satisfy |pivot| ",
           p[i] ? "<= LD.size(-2)" : ">= 1",
           ". Did you properly pass the result of ldl_factor?; those of a block of two are equal");
    i += pair;
  }
}

Tensor ldl_solve(const Tensor& ld, const Tensor& pivots, const Tensor& b, bool) {
  check_square(kSolveName, ld);
  check_real(kSolveName, ld);
  wrap_dim(kSolveName, -2, b.ndim());
  check_old_system(kSolveName, ld, b);
  check_same_dtype(kSolveName, b, ld, "b", "A");
  if (is_floating(pivots.dtype()) || pivots.dtype() == DType::Bool)
    fail(ErrorKind::Runtime, kSolveName, ": Expected pivots to be integers. Got ",
         scalar_type_name(pivots.dtype()), "; give what ldl_factor returned");
  check_pivot_shape(kSolveName, ld, pivots, "LD");
  const int64_t n = rows_of(ld);
  Tensor result;
  {
    const GradMode off(false);
    const Dims batch = batch_sizes(kSolveName, ld, b);
    const Tensor order = contiguous(expand(to(pivots, DType::Int32), with_size(batch, n)));
    check_pivots(order, n);
    const Tensor factors = contiguous(expand_batch(to(detach(ld), DType::Float64), batch));
    result = fresh_batch(to(b, DType::Float64), batch);
    const int64_t columns = columns_of(b);
    launch<kernels::LdlSolveArguments>(kSolveName, kernels::ldl_solve,
                                       {factors.data<double>(), order.data<int32_t>(),
                                        result.data<double>(), entries_of(result), n, columns},
                                       result.numel() * n);
    result = to(result, b.dtype());
  }
  record<kSolve>(result, {&ld, &b}, {}, RefuseBack{});
  return result;
}

constexpr const char* kSamples = "(R[3,3],) (Z[5,5],) (R[2,3,3], hermitian=True) (R[0,0],)";

constexpr Op kOps[] = {
    {.name = "linalg.ldl_factor",
     .signature = "(Tensor input, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)",
     .call = call<ldl_factor>,
     .derivative = &kFactor,
     .samples = kSamples,
     .example = "(S[2,2],)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "Symmetric input = L @ D @ L.mT in one matrix; D has blocks of one or two rows."},
    {.name = "linalg.ldl_factor_ex",
     .signature = "(Tensor input, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, "
                  "Tensor pivots, Tensor info)",
     .call = call<ldl_factor_ex>,
     .derivative = &kFactor,
     .samples = kSamples,
     .example = "(S[2,2],)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "The factors, and the first block of D that is zero, counted from 1; 0 if there is "
            "none."},
    {.name = "linalg.ldl_solve",
     .signature = "(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor",
     .call = call<ldl_solve>,
     .derivative = &kSolve,
     .samples = "(M[3,3], A([1, -3, -3]), R[3,2]) (M[3,3], A([3, 2, 3]), R[2,3,1])",
     .example = "(S[2,2], backsweep.tensor([2, 2]), R[2,1])",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "The x of A @ x = B from what linalg.ldl_factor returned of A."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep
