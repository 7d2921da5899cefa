#include "ops/linalg/product.hpp"

#include "kernels/gemm.hpp"
#include "kernels/launch.hpp"
#include "ops/elementwise.hpp"

namespace backsweep {
namespace {

// "2x3"
std::string by(int64_t rows, int64_t columns) {
  return std::to_string(rows) + "x" + std::to_string(columns);
}

[[noreturn, gnu::cold]] void refuse_dtypes(const char* op, const Tensor& a, const Tensor& b) {
  constexpr const char* kTypes[kDTypeCount] = {"bool",     "unsigned char", "int",
                                               "long int", "float",         "double"};
  constexpr const char* kScalars[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};
  const int left = static_cast<int>(a.dtype()), right = static_cast<int>(b.dtype());
  if (left == right)
    fail(ErrorKind::NotImplemented, op, ": bool tensors were given; \"", op,
         "\" not implemented for 'Bool'; convert them, as in a.to(float32)");
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, op, ": tensors of dtype ", a.dtype(), " and ", b.dtype(),
         " were given; ", parts..., "; convert one of them with .to(dtype)");
  };
  if (b.ndim() == 1 && a.ndim() == 1)
    refuse("dot : expected both vectors to have same dtype, but found ", kScalars[left], " and ",
           kScalars[right]);
  if (b.ndim() == 1)
    refuse("addmv input tensors must have the same dtype, but got ", kScalars[right], ", ",
           kScalars[left], ", and ", kScalars[right]);
  if (a.ndim() > 2 && b.ndim() > 2)
    refuse("expected scalar type ", kScalars[left], " but found ", kScalars[right]);
  refuse("expected m1 and m2 to have the same dtype, but got: ", kTypes[left],
         " != ", kTypes[right]);
  __builtin_unreachable();
}

// PyTorch's message speaks of the product into which it turns this one.
[[noreturn, gnu::cold]] void refuse_sizes(const char* op, const Tensor& a, const Tensor& b) {
  const int64_t inner = columns_of(a), b_rows = rows_of(b);
  const int64_t b_columns = b.ndim() == 1 ? 1 : columns_of(b);
  int64_t b_batch = 1;
  for (int dim = 0; dim < b.ndim() - 2; ++dim) b_batch *= b.size(dim);
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, op, ": ", shapes(a, b), parts...,
         "; the last size of the first must be the last but one (of a vector, the only one) of the "
         "second; look for a missing transpose");
  };
  if (a.ndim() == 1 && b.ndim() == 1)
    refuse("inconsistent tensor size, expected tensor [", inner, "] and src [", b_rows,
           "] to have the same number of elements, but got ", inner, " and ", b_rows,
           " elements respectively");
  if (b.ndim() == 1)
    refuse("size mismatch, got input (", all_rows_of(a), "), mat (", by(all_rows_of(a), inner),
           "), vec (", b_rows, ")");
  if (b.ndim() == 2)
    refuse("mat1 and mat2 shapes cannot be multiplied (", by(all_rows_of(a), inner), " and ",
           by(b_rows, b_columns), ")");
  if (a.ndim() == 1)
    refuse("size mismatch, got input (", b_batch * b_columns, "), mat (",
           by(b_batch * b_columns, b_rows), "), vec (", inner, ")");
  if (a.ndim() == 2)
    refuse("mat1 and mat2 shapes cannot be multiplied (", by(b_batch * b_columns, b_rows), " and ",
           by(inner, rows_of(a)), ")");
  b_batch = checked_numel(batch_sizes(op, a, b));
  refuse("Expected size for first two dimensions of batch2 tensor to be: [", b_batch, ", ", inner,
         "] but got: [", b_batch, ", ", b_rows, "].");
  __builtin_unreachable();
}

template <class T>
void multiply(const char* op, int64_t m, int64_t n, int64_t k, const Matrix& a, const Matrix& b,
              char* c, const Batch& batch) {
  kernels::GemmArguments<T> product;
  product.m = m, product.n = n, product.k = k;
  product.a = reinterpret_cast<const T*>(a.data);
  product.a_row = a.row, product.a_column = a.column;
  product.b = reinterpret_cast<const T*>(b.data);
  product.b_row = b.row, product.b_column = b.column;
  product.c = reinterpret_cast<T*>(c);
  product.c_row = n;
  product.batch = batch.size;
  product.a_batch = batch.a, product.b_batch = batch.b, product.c_batch = batch.c;
  product.accumulate = batch.accumulate;
  launch<kernels::GemmArguments<T>>(op, kernels::gemm, product, batch.size * m * n * k / 8);
}

}  // namespace

std::string shapes(const Tensor& a, const Tensor& b) {
  return "tensors of shape " + to_string(a.sizes()) + " and " + to_string(b.sizes()) +
         " were given; ";
}

void check_dtypes(const char* op, const Tensor& a, const Tensor& b) {
  if (a.dtype() != b.dtype() || a.dtype() == DType::Bool) [[unlikely]]
    refuse_dtypes(op, a, b);
}

Dims batch_sizes(const char* op, const Tensor& a, const Tensor& b) {
  return broadcast_sizes(op, a.sizes().first(size_t(a.ndim() - 2)),
                         b.sizes().first(size_t(b.ndim() - 2)));
}

void check_sizes(const char* op, const Tensor& a, const Tensor& b) {
  if (columns_of(a) != rows_of(b)) [[unlikely]]
    refuse_sizes(op, a, b);
}

void multiply(const char* op, DType dtype, int64_t m, int64_t n, int64_t k, const Matrix& a,
              const Matrix& b, char* c, const Batch& batch) {
  switch (dtype) {
    case DType::Float32:
      return multiply<float>(op, m, n, k, a, b, c, batch);
    case DType::Float64:
      return multiply<double>(op, m, n, k, a, b, c, batch);
    case DType::Int64:
      return multiply<int64_t>(op, m, n, k, a, b, c, batch);
    case DType::Int32:
      return multiply<int32_t>(op, m, n, k, a, b, c, batch);
    default:
      return multiply<uint8_t>(op, m, n, k, a, b, c, batch);
  }
}

void multiply_batch(const char* op, const Tensor& a, const Tensor& b, const Tensor& c,
                    bool accumulate) {
  const int batch_dims = c.ndim() - 2;
  const int64_t m = c.size(batch_dims), n = c.size(batch_dims + 1), k = a.size(a.ndim() - 1);
  const auto stride = [&](const Tensor& x, int dim) -> int64_t {
    const int own = dim - (c.ndim() - x.ndim());
    return own < 0 || x.size(own) == 1 ? 0 : x.stride(own);
  };
  Batch inner;
  inner.c = m * n;
  inner.accumulate = accumulate;
  int dim = batch_dims - 1;
  for (; dim >= 0; --dim) {
    const int64_t size = c.size(dim), a_step = stride(a, dim), b_step = stride(b, dim);
    if (size == 1) continue;
    if (inner.size == 1) {
      inner.a = a_step, inner.b = b_step;
    } else if (a_step != inner.a * inner.size || b_step != inner.b * inner.size) {
      break;
    }
    inner.size *= size;
  }
  int64_t launches = 1;
  for (int outer = 0; outer <= dim; ++outer) launches *= c.size(outer);
  const int64_t item = static_cast<int64_t>(item_size(c.dtype()));
  for (int64_t index = 0; index < launches; ++index) {
    Matrix left = matrix_of(a), right = matrix_of(b);
    int64_t rest = index;
    for (int outer = dim; outer >= 0; --outer) {
      const int64_t position = rest % c.size(outer);
      rest /= c.size(outer);
      left.data += position * stride(a, outer) * item;
      right.data += position * stride(b, outer) * item;
    }
    multiply(op, c.dtype(), m, n, k, left, right, c.raw() + index * inner.size * inner.c * item,
             inner);
  }
}

}  // namespace backsweep
