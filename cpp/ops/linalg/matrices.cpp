#include "ops/linalg/matrices.hpp"

#include <cstring>

#include "kernels/factor.hpp"
#include "kernels/move.hpp"
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

void check_old_system(const char* op, const Tensor& a, const Tensor& b) {
  if (rows_of(a) != rows_of(b))
    fail(ErrorKind::Runtime, op, ": ", shapes(b, a), "Incompatible matrix sizes for ", op,
         ": each A matrix is ", rows_of(a), " by ", rows_of(a), " but each b matrix is ",
         rows_of(b), " by ", columns_of(b), "; see whether one of them has to be transposed");
}

void check_pivot_shape(const char* op, const Tensor& factors, const Tensor& pivots,
                       const char* name) {
  if (!equal(pivots.sizes(), factors.sizes().first(size_t(factors.ndim() - 1))))
    fail(ErrorKind::Runtime, op, ": ", shapes(factors, pivots), op, ": Expected ", name,
         ".shape[:-1] and pivots.shape to be the same, but got pivots with shape ",
         to_string(pivots.sizes()), " instead; give what the factorisation returned");
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

Tensor empty_matrices(const Tensor& a, int64_t m, int64_t n) {
  // With the layout of `a` where it can be: that costs least.
  if (m == rows_of(a) && n == columns_of(a) && a.is_contiguous())
    return empty(a.layout_ref(), a.dtype());
  return empty(with_matrix(batch_of(a), m, n), a.dtype());
}

Tensor in_order(const Tensor& a) {
  return a.is_contiguous() ? a : contiguous_clone(detach(a));
}

Tensor fresh(const Tensor& a, bool turned) {
  if (!turned && a.is_contiguous()) {
    Tensor result = empty(a.layout_ref(), a.dtype());
    const int dtype = static_cast<int>(a.dtype());
    const auto item = static_cast<int64_t>(item_size(a.dtype()));
    char* const data[] = {result.raw(), a.raw()};
    const int64_t strides[] = {item, item};
    launch_loop("copy", cast_kernels.cast[dtype][dtype], data, strides, a.numel(), 2);
    return result;
  }
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

Tensor fresh_batch(const Tensor& a, DimsView batch, bool turned) {
  return equal(batch, batch_of(a)) ? fresh(a, turned)
                                   : fresh(expand_batch(detach(a), batch), turned);
}

void write_ones(const Tensor& matrices, bool clear) {
  DiagonalArguments arguments{matrices.raw(),
                              static_cast<int64_t>(item_size(matrices.dtype())),
                              entries_of(matrices),
                              rows_of(matrices),
                              columns_of(matrices),
                              {},
                              clear};
  visit_dtype(matrices.dtype(), [&](auto tag) {
    const auto one = static_cast<decltype(tag)>(1);
    std::memcpy(arguments.one, &one, sizeof one);
  });
  launch("eye", run_diagonal, arguments, matrices.numel());
}

Tensor identities(DimsView batch, int64_t m, int64_t n, DType dtype) {
  Tensor result = empty(with_matrix(batch, m, n), dtype);
  write_ones(result, true);
  return result;
}

Tensor identities(const Tensor& a, int64_t m, int64_t n) {
  Tensor result = empty_matrices(a, m, n);
  write_ones(result, true);
  return result;
}

namespace {

// Of the matrices of `a` into those of `result`, which may be the same.
void keep_corners(const Tensor& result, const Tensor& a, bool upper, int64_t diagonal) {
  if (result.numel() == 0) return;
  const auto item = static_cast<int64_t>(item_size(a.dtype()));
  const int64_t row = columns_of(a) * item;
  TriangleArguments arguments;
  arguments.out = result.raw(), arguments.source = a.raw();
  arguments.item_size = item;
  arguments.matrices = entries_of(a);
  arguments.rows = rows_of(result), arguments.columns = columns_of(result);
  arguments.diagonal = diagonal;
  arguments.keeps_upper = upper;
  arguments.in_place = result.impl() == a.impl();
  arguments.batch_dims = 1;
  arguments.batch_sizes[0] = arguments.matrices;
  arguments.batch_strides[0] = rows_of(a) * row;
  arguments.row_stride = row, arguments.column_stride = item;
  launch(upper ? "triu" : "tril", run_triangle, arguments, result.numel());
}

}  // namespace

Tensor corners(const Tensor& a, int64_t m, int64_t n, bool upper, int64_t diagonal) {
  Tensor result = empty_matrices(a, m, n);
  keep_corners(result, a, upper, diagonal);
  return result;
}

Tensor corners(Tensor&& a, int64_t m, int64_t n, bool upper, int64_t diagonal) {
  if (m != rows_of(a) || n != columns_of(a))
    return corners(std::as_const(a), m, n, upper, diagonal);
  keep_corners(a, a, upper, diagonal);
  return std::move(a);
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

void solve_triangles(const char* op, const Tensor& a, const Tensor& b, bool upper, bool unit,
                     bool turned) {
  const Tensor source = a.ndim() == 2 ? a : in_order(a);
  const int64_t count = entries_of(b), n = rows_of(b), columns = columns_of(b);
  const int last = source.ndim() - 1;
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::TriangularArguments<T>>(
        op, kernels::solve_triangular,
        {source.data<T>(), source.stride(last - !turned), source.stride(last - turned),
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
    solve_triangles(op, lu, b, false, false, true);
    solve_triangles(op, lu, b, true, true, true);
    exchange(op, pivots, b, true);
  }
}

Tensor solved_factored(const char* op, const Tensor& lu, const Tensor& pivots, const Tensor& b,
                       bool left, bool adjoint) {
  const GradMode off(false);
  const Dims batch = batch_sizes(op, lu, b);
  Tensor result = fresh_batch(b, batch, !left);
  if (equal(batch, batch_of(lu))) {
    solve_factored(op, lu, in_order(pivots), result, adjoint == left);
  } else {
    const Tensor order = expand(pivots, with_size(batch, pivots.size(pivots.ndim() - 1)));
    solve_factored(op, contiguous(expand_batch(detach(lu), batch)), contiguous(order), result,
                   adjoint == left);
  }
  return left ? result : fresh(result, true);
}

Tensor permutations(const Tensor& pivots, int64_t rows, DType dtype) {
  const DimsView batch = pivots.sizes().first(size_t(pivots.ndim() - 1));
  Tensor result = identities(batch, rows, rows, dtype);
  if (result.numel()) exchange("lu_unpack", in_order(pivots), result, true);
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
