#include "ops/linalg/matrices.hpp"

#include "kernels/factor.hpp"
#include "ops/elementwise.hpp"

namespace backsweep {

const char* scalar_type_name(DType dtype) {
  constexpr const char* kNames[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};
  return kNames[static_cast<int>(dtype)];
}

void check_real(const char* op, const Tensor& a) {
  if (!is_floating(a.dtype()))
    fail(ErrorKind::Runtime, op, ": a tensor of dtype ", a.dtype(), " was given; ", op,
         ": Expected a floating point or complex tensor as input. Got ",
         scalar_type_name(a.dtype()), "; convert it with .float()");
}

void check_matrices(const char* op, const Tensor& a, const char* name) {
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(a.sizes()), " was given; ", op,
         ": The input tensor ", name, " must have at least 2 dimensions.; use unsqueeze");
}

void check_square(const char* op, const Tensor& a) {
  check_matrices(op, a);
  const int64_t rows = rows_of(a), columns = columns_of(a);
  if (rows != columns)
    fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(a.sizes()), " was given; ", op,
         ": A must be batches of square matrices, but they are ", rows, " by ", columns,
         " matrices; for least squares see linalg.lstsq and linalg.pinv");
}

void check_same_dtype(const char* op, const Tensor& a, const Tensor& b, const char* a_name,
                      const char* b_name) {
  if (a.dtype() != b.dtype())
    fail(ErrorKind::Runtime, op, ": tensors of dtype ", a.dtype(), " and ", b.dtype(),
         " were given; ", op, ": Expected ", a_name, " and ", b_name,
         " to have the same dtype, but found ", a_name, " of type ", scalar_type_name(a.dtype()),
         " and ", b_name, " of type ", scalar_type_name(b.dtype()),
         " instead; convert one of them with .to(dtype)");
}

void check_system(const char* op, const Tensor& a, const Tensor& b, bool left) {
  check_matrices(op, b, "B");
  const int64_t size = left ? rows_of(b) : columns_of(b);
  if (rows_of(a) != size)
    fail(ErrorKind::Runtime, op, ": ", shapes(a, b), op,
         ": Incompatible shapes of A and B for the equation ", left ? "AX = B" : "XA = B", " (",
         rows_of(a), "x", columns_of(a), " and ", rows_of(b), "x", columns_of(b),
         "); see whether one of them has to be transposed");
}

Dims with_matrix(DimsView batch, int64_t rows, int64_t columns) {
  Dims sizes(batch);
  sizes.push_back(rows);
  sizes.push_back(columns);
  return sizes;
}

Dims with_size(DimsView batch, int64_t size) {
  Dims sizes(batch);
  sizes.push_back(size);
  return sizes;
}

Tensor fresh(const Tensor& a, bool turned) {
  Dims sizes(a.sizes());
  if (turned) std::swap(sizes[a.ndim() - 2], sizes[a.ndim() - 1]);
  Tensor result = empty(sizes, a.dtype());
  const GradMode off(false);
  copy_unrecorded(result, turned ? transposed(detach(a)) : a);
  return result;
}

Tensor fresh_vectors(const Tensor& fresh) {
  const Tensor rows = contiguous(fresh);
  return alias(rows, Layout::contiguous(rows.sizes().first(size_t(rows.ndim() - 1))), rows->offset);
}

Tensor expand_batch(const Tensor& a, DimsView batch) {
  return expand(a, with_matrix(batch, rows_of(a), columns_of(a)));
}

Tensor identities(DimsView batch, int64_t m, int64_t n, DType dtype) {
  Tensor result = zeros(with_matrix(batch, m, n), dtype);
  const GradMode off(false);
  fill_unrecorded(diagonal(result, 0, -2, -1), Number(1));
  return result;
}

LuFactors lu_factors(const char* op, const Tensor& a) {
  LuFactors factors;
  const int64_t m = rows_of(a), n = columns_of(a), least = std::min(m, n), count = entries_of(a);
  factors.lu = fresh(a);
  factors.pivots = empty(with_size(batch_of(a), least), DType::Int32);
  factors.info = empty(Dims(batch_of(a)), DType::Int32);
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::LuArguments<T>>(op, kernels::lu,
                                    {factors.lu.data<T>(), factors.pivots.data<int32_t>(),
                                     factors.info.data<int32_t>(), count, m, n},
                                    count * m * n * least / 8);
  });
  return factors;
}

void solve_triangles(const char* op, const Tensor& a, const Tensor& b, bool upper, bool unit) {
  const Tensor source = a.ndim() == 2 ? a : contiguous(detach(a));
  const int64_t count = entries_of(b), n = rows_of(b), columns = columns_of(b);
  const int last = source.ndim() - 1;
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::TriangularArguments<T>>(
        op, kernels::solve_triangular,
        {source.data<T>(), source.stride(last - 1), source.stride(last),
         source.ndim() == 2 ? 0 : n * n, b.data<T>(), count, n, columns, upper, unit},
        count * n * n * columns / 8);
  });
}

namespace {

void exchange(const char* op, const Tensor& pivots, const Tensor& b, bool back) {
  const int64_t count = entries_of(b), rows = rows_of(b), columns = columns_of(b);
  for_real(b.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::PivotArguments<T>>(op, kernels::exchange_rows,
                                       {pivots.data<int32_t>(), b.data<T>(), count,
                                        pivots.size(pivots.ndim() - 1), rows, columns, back},
                                       b.numel());
  });
}

}  // namespace

void solve_factored(const char* op, const Tensor& lu, const Tensor& pivots, const Tensor& b,
                    bool adjoint) {
  if (b.numel() == 0) return;
  const GradMode off(false);
  if (!adjoint) {
    exchange(op, pivots, b, false);
    solve_triangles(op, lu, b, false, true);
    solve_triangles(op, lu, b, true, false);
  } else {
    const Tensor turned = transposed(lu);
    solve_triangles(op, turned, b, false, false);
    solve_triangles(op, turned, b, true, true);
    exchange(op, pivots, b, true);
  }
}

Tensor solved_factored(const char* op, const Tensor& lu, const Tensor& pivots, const Tensor& b,
                       bool left, bool adjoint) {
  const GradMode off(false);
  const Dims batch = batch_sizes(op, lu, b);
  Tensor result = fresh(expand_batch(detach(b), batch), !left);
  const bool same = equal(batch, batch_of(lu));
  const Tensor factors = same ? detach(lu) : contiguous(expand_batch(detach(lu), batch));
  const Tensor order = contiguous(expand(pivots, with_size(batch, pivots.size(pivots.ndim() - 1))));
  solve_factored(op, factors, order, result, adjoint == left);
  return left ? result : fresh(result, true);
}

Tensor permutations(const Tensor& pivots, int64_t rows, DType dtype) {
  const DimsView batch = pivots.sizes().first(size_t(pivots.ndim() - 1));
  Tensor result = identities(batch, rows, rows, dtype);
  if (result.numel() == 0) return result;
  const GradMode off(false);
  exchange("lu_unpack", contiguous(pivots), result, true);
  return result;
}

Failure first_failure(const Tensor& info) {
  const int32_t* values = info.data<int32_t>();
  for (int64_t i = 0; i < info.numel(); ++i)
    if (values[i])
      return {values[i],
              info.ndim() ? "(Batch element " + std::to_string(i) + "): " : std::string()};
  return {};
}

void check_invertible(const char* op, const Tensor& info) {
  if (const Failure failure = first_failure(info))
    fail(ErrorKind::LinAlg, op, ": ", failure.element, "The diagonal element ", failure.info,
         " is zero, the inversion could not be completed because the input matrix is singular.; "
         "linalg.pinv takes such matrices");
}

void check_solved(const char* op, const Tensor& info) {
  if (const Failure failure = first_failure(info))
    fail(ErrorKind::LinAlg, op, ": ", failure.element,
         "The solver failed because the input matrix is singular.; linalg.lstsq takes such "
         "matrices");
}

}  // namespace backsweep
