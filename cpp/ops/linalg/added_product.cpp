// beta * input + alpha * (a product): addmm, addmv, addr, addbmm, baddbmm.
//
// The kernel adds the product to a result that starts as the scaled input, so the sum costs no pass
// of its own. With beta == 0 the input is not read: its NaN and infinities do no harm.
#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/linalg/product.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kAddmm{"addmm", "AddmmBackward0",
                            "beta * g; alpha * g @ mat2.T; alpha * mat1.T @ g"};
constexpr Derivative kAddmv{"addmv", "AddmvBackward0",
                            "beta * g; alpha * outer(g, vec); alpha * mat.T @ g"};
constexpr Derivative kAddr{"addr", "AddrBackward0",
                           "beta * g; alpha * g @ vec2; alpha * g.T @ vec1"};
constexpr Derivative kAddbmm{"addbmm", "AddbmmBackward0",
                             "beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g"};
constexpr Derivative kBaddbmm{"baddbmm", "BaddbmmBackward0",
                              "beta * g; alpha * g @ batch2.mT; alpha * batch1.mT @ g"};

enum class Kind : uint8_t { Addmm, Addmv, Addr, Addbmm, Baddbmm };
constexpr const char* kNames[] = {"addmm", "addmv", "addr", "addbmm", "baddbmm"};

struct Operands {
  Kind kind;
  const Tensor& input;
  const Tensor& a;
  const Tensor& b;
  Number beta, alpha;
  const char* op() const { return kNames[static_cast<int>(kind)]; }
};

bool is_one(const Number& number) {
  return number == Number(1);
}

// ---- Checks ------------------------------------------------------------------------------------

constexpr const char* kScalars[kDTypeCount] = {"Bool", "Byte", "Int", "Long", "Float", "Double"};
constexpr const char* kTypes[kDTypeCount] = {"bool",     "unsigned char", "int",
                                             "long int", "float",         "double"};

[[noreturn]] void refuse_dims(const Operands& x) {
  const std::string given = shapes(x.a, x.b);
  switch (x.kind) {
    case Kind::Addmm:
      fail(ErrorKind::Runtime, "addmm: ", given, x.a.ndim() != 2 ? "mat1" : "mat2",
           " must be a matrix, got ", x.a.ndim() != 2 ? x.a.ndim() : x.b.ndim(),
           "-D tensor; use baddbmm or matmul for batches");
    case Kind::Addmv:
      fail(ErrorKind::Runtime, "addmv: ", given, "vector + matrix @ vector expected, got ",
           x.input.ndim(), ", ", x.a.ndim(), ", ", x.b.ndim(),
           "; give a vector (or a number), a matrix and a vector");
    case Kind::Addr:
      fail(ErrorKind::Runtime, "addr: ", given, "addr: Expected 1-D argument ",
           x.a.ndim() != 1 ? "vec1" : "vec2", ", but got ",
           x.a.ndim() != 1 ? x.a.ndim() : x.b.ndim(), "-D; flatten it first");
    default:
      fail(ErrorKind::Runtime, x.op(), ": ", given, x.a.ndim() != 3 ? "batch1" : "batch2",
           " must be a 3D tensor; use addmm for matrices");
  }
}

void check_batches(const Operands& x) {
  if (x.kind == Kind::Addbmm && x.a.size(0) != x.b.size(0))
    fail(ErrorKind::Runtime, "addbmm: ", shapes(x.a, x.b),
         "batch1 and batch2 must have same number of batches, got ", x.a.size(0), " and ",
         x.b.size(0), "; use expand for a batch of one");
  if (x.kind == Kind::Addbmm && x.a.size(2) != x.b.size(1))
    fail(ErrorKind::Runtime, "addbmm: ", shapes(x.a, x.b), "Incompatible matrix sizes for bmm (",
         x.a.size(1), "x", x.a.size(2), " and ", x.b.size(1), "x", x.b.size(2),
         "); look for a missing transpose");
  if (x.a.size(0) != x.b.size(0) || x.a.size(2) != x.b.size(1))
    fail(ErrorKind::Runtime, x.op(), ": ", shapes(x.a, x.b),
         "Expected size for first two dimensions of batch2 tensor to be: [", x.a.size(0), ", ",
         x.a.size(2), "] but got: [", x.b.size(0), ", ", x.b.size(1),
         "].; look for a missing transpose");
}

void check_input_dtype(const Operands& x) {
  const DType input = x.input.dtype(), a = x.a.dtype(), b = x.b.dtype();
  if (input == b) return;
  const int own = static_cast<int>(input), first = static_cast<int>(a),
            second = static_cast<int>(b);
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, x.op(), ": tensors of dtype ", input, ", ", a, " and ", b,
         " were given; ", parts..., "; convert one of them with .to(dtype)");
  };
  if (x.kind == Kind::Addmv)
    refuse("addmv input tensors must have the same dtype, but got ", kScalars[own], ", ",
           kScalars[first], ", and ", kScalars[second]);
  if (x.kind == Kind::Baddbmm)
    refuse("Input dtypes must be the same, got: input ", kTypes[own], ", batch1: ", kTypes[first],
           ", batch2: ", kTypes[second]);
  refuse("self and mat2 must have the same dtype, but got ", kScalars[own], " and ",
         kScalars[second]);
}

// addr is the only one to say so; the others cut the fraction off, as PyTorch does.
void check_factors(const Operands& x) {
  if (is_floating(x.a.dtype()) || is_floating(x.b.dtype()) || is_floating(x.input.dtype())) return;
  const char* const name = x.beta.is_floating() ? "beta" : "alpha";
  if (x.beta.is_floating() || x.alpha.is_floating())
    fail(ErrorKind::Runtime, "addr: a fraction was given for ", name,
         "; For integral input tensors, argument ", name,
         " must not be a floating point number.; convert a tensor to a floating dtype");
}

// The sizes of the result; refuses operands that do not fit.
Dims checked_sizes(const Operands& x) {
  constexpr int kDims[][2] = {{2, 2}, {2, 1}, {1, 1}, {3, 3}, {3, 3}};
  const auto [a_dims, b_dims] = kDims[static_cast<int>(x.kind)];
  if (x.a.ndim() != a_dims || x.b.ndim() != b_dims || (x.kind == Kind::Addmv && x.input.ndim() > 1))
    refuse_dims(x);
  if (x.kind == Kind::Addr) {
    check_factors(x);
    return {x.a.size(0), x.b.size(0)};
  }
  check_input_dtype(x);
  check_dtypes(x.op(), x.a, x.b);
  if (a_dims == 3)
    check_batches(x);
  else
    check_sizes(x.op(), x.a, x.b);
  if (x.kind == Kind::Addmm) return {x.a.size(0), x.b.size(1)};
  if (x.kind == Kind::Addmv) return {x.a.size(0)};
  if (x.kind == Kind::Addbmm) return {x.a.size(1), x.b.size(2)};
  return {x.a.size(0), x.a.size(1), x.b.size(2)};
}

// ---- The value ---------------------------------------------------------------------------------

// c = a @ b, or c += a @ b.
void run_product(const Operands& x, const Tensor& c, bool accumulate) {
  if (c.numel() == 0) return;
  const Batch add{.accumulate = accumulate};
  switch (x.kind) {
    case Kind::Addmv:
      return multiply("addmv", c.dtype(), x.a.size(0), 1, x.a.size(1), matrix_of(x.a),
                      {x.b.raw(), x.b.stride(0), 0}, c.raw(), add);
    case Kind::Addr:
      return multiply("addr", c.dtype(), x.a.size(0), x.b.size(0), 1, {x.a.raw(), x.a.stride(0), 0},
                      {x.b.raw(), 0, x.b.stride(0)}, c.raw(), add);
    case Kind::Addbmm: {
      if (x.a.size(0) == 0 && !accumulate) return fill_unrecorded(c, Number(0));
      Matrix a{x.a.raw(), x.a.stride(1), x.a.stride(2)};
      Matrix b{x.b.raw(), x.b.stride(1), x.b.stride(2)};
      const auto item = static_cast<int64_t>(item_size(c.dtype()));
      for (int64_t i = 0; i < x.a.size(0); ++i) {
        multiply("addbmm", c.dtype(), c.size(0), c.size(1), x.a.size(2), a, b, c.raw(),
                 {.accumulate = accumulate || i > 0});
        a.data += x.a.stride(0) * item;
        b.data += x.b.stride(0) * item;
      }
      return;
    }
    default:
      return multiply_batch(x.op(), x.a, x.b, c, accumulate);
  }
}

Number fitting(const Number& factor, DType dtype) {
  return is_floating(dtype) ? factor : Number(factor.integer());
}

// c, which holds the input, becomes the sum. Nothing here requires a gradient.
void add_product(const Operands& x, Tensor& c) {
  const Number alpha = fitting(x.alpha, c.dtype()), beta = fitting(x.beta, c.dtype());
  const bool with_input = !(beta == Number(0));
  if (with_input && !is_one(beta)) mul_(c, beta);
  if (is_one(alpha)) return run_product(x, c, with_input);
  Tensor product = with_input ? empty(c.sizes(), c.dtype()) : c;
  run_product(x, product, false);
  mul_(product, alpha);
  if (with_input) add_unrecorded_(c, product);
}

// PyTorch's outer products add in any dtype that the three promote to.
Tensor added_outer(const Operands& x) {
  const Tensor product = unsqueeze(detach(x.a), 1) * detach(x.b);
  const DType dtype = promote(result_type(x.a, x.b), x.input.dtype());
  const auto scaled = [&](const Tensor& tensor, const Number& factor) {
    return is_one(factor) ? tensor
                          : tensor * (dtype == DType::Bool ? Number(factor.to<bool>()) : factor);
  };
  const Tensor scaled_product = scaled(product, x.alpha);
  if (x.beta == Number(0)) return scaled_product;
  return scaled(detach(x.input), x.beta) + scaled_product;
}

Tensor computed(const Operands& x, const Dims& sizes) {
  const Tensor start = expand(detach(x.input), sizes);
  if (x.kind == Kind::Addr &&
      (x.a.dtype() != x.b.dtype() || x.a.dtype() != x.input.dtype() || !is_floating(x.a.dtype())))
    return added_outer(x);
  Tensor c = empty(sizes, x.a.dtype());
  if (!(x.beta == Number(0))) copy_unrecorded(c, start);
  add_product(x, c);
  return c;
}

// ---- The derivative ----------------------------------------------------------------------------

Tensor scaled(Tensor tensor, const Number& factor) {
  return is_one(factor) ? tensor : tensor * factor;
}

struct Rule {
  Kind kind;
  Number beta, alpha;

  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    if (backward.needs(0)) backward.set(0, scaled(g, beta));
    if (backward.needs(1)) backward.set(1, scaled(first(g, backward.saved(1)), alpha));
    if (backward.needs(2)) backward.set(2, scaled(second(g, backward.saved(0)), alpha));
  }

 private:
  Tensor first(const Tensor& g, const Tensor& b) const {
    switch (kind) {
      case Kind::Addmm:
        return mm(g, transposed(b));
      case Kind::Addmv:
        return unsqueeze(g, 1) * b;
      case Kind::Addr:
        return mv(g, to(b, g.dtype()));
      case Kind::Addbmm:
        return batched("addbmm", unsqueeze(g, 0), transposed(b));
      case Kind::Baddbmm:
        break;
    }
    return batched("baddbmm", g, transposed(b));
  }
  Tensor second(const Tensor& g, const Tensor& a) const {
    switch (kind) {
      case Kind::Addmm:
        return mm(transposed(a), g);
      case Kind::Addmv:
        return mv(transposed(a), g);
      case Kind::Addr:
        return mv(transposed(g), to(a, g.dtype()));
      case Kind::Addbmm:
        return batched("addbmm", transposed(a), unsqueeze(g, 0));
      case Kind::Baddbmm:
        break;
    }
    return batched("baddbmm", transposed(a), g);
  }
};

template <const Derivative& derivative>
NodeRef node_of(const Operands& x) {
  const Tensor* inputs[] = {&x.input, &x.a, &x.b};
  const Save saves[] = {{&x.a, Saved::input(1), x.b.requires_grad()},
                        {&x.b, Saved::input(2), x.a.requires_grad()}};
  return make_node<derivative>(1, inputs, saves, Rule{x.kind, x.beta, x.alpha});
}

NodeRef node_of(const Operands& x) {
  switch (x.kind) {
    case Kind::Addmm:
      return node_of<kAddmm>(x);
    case Kind::Addmv:
      return node_of<kAddmv>(x);
    case Kind::Addr:
      return node_of<kAddr>(x);
    case Kind::Addbmm:
      return node_of<kAddbmm>(x);
    case Kind::Baddbmm:
      break;
  }
  return node_of<kBaddbmm>(x);
}

Tensor added(const Operands& x) {
  Tensor result = computed(x, checked_sizes(x));
  if (is_floating(result.dtype()) && recording({&x.input, &x.a, &x.b}))
    set_history(result, node_of(x), 0);
  return result;
}

void add_in_place(const Operands& x) {
  Tensor target = x.input;
  const std::string op = std::string(x.op()) + "_";
  const bool others = x.a.requires_grad() || x.b.requires_grad();
  check_writable(op.c_str(), target, others && is_floating(target.dtype()));
  const Dims sizes = checked_sizes(x);
  if (!equal(sizes, target.sizes()))
    fail(ErrorKind::Runtime, op, ": a target of shape ", to_string(target.sizes()),
         " was given; Bad in-place call: input tensor size ", to_string(target.sizes()),
         " and output tensor size ", to_string(sizes), " should match; use ", x.op(),
         " to broadcast the input");
  const DType wide = promote(promote(x.a.dtype(), x.b.dtype()), target.dtype());
  if (x.kind == Kind::Addr && category(wide) > category(target.dtype()))
    fail(ErrorKind::Runtime, op, ": a target of dtype ", target.dtype(), " was given; result type ",
         kScalars[static_cast<int>(wide)], " can't be cast to the desired output type ",
         kScalars[static_cast<int>(target.dtype())], "; convert the operands");
  const bool same = target.dtype() == x.a.dtype() && target.dtype() == x.b.dtype();
  NodeRef node =
      recording({&target, &x.a, &x.b}) && is_floating(target.dtype()) ? node_of(x) : NodeRef();
  if (same && is_floating(target.dtype()) && target.is_contiguous() &&
      target->storage.get() != x.a->storage.get() && target->storage.get() != x.b->storage.get()) {
    Tensor plain = data_of(target);
    const Operands within{x.kind, plain, x.a, x.b, x.beta, x.alpha};
    add_product(within, plain);
  } else {
    copy_unrecorded(target, computed(x, sizes));
  }
  mark_written(target);
  if (node) rebase_history(target, std::move(node), 0);
}

template <Kind kind>
Tensor row(const Tensor& input, const Tensor& a, const Tensor& b, const Number& beta,
           const Number& alpha) {
  return added({kind, input, a, b, beta, alpha});
}
template <Kind kind>
void row_in_place(const Tensor& input, const Tensor& a, const Tensor& b, const Number& beta,
                  const Number& alpha) {
  add_in_place({kind, input, a, b, beta, alpha});
}

constexpr Op kOps[] = {
    {.name = "addmm",
     .signature = "(Tensor input, Tensor mat1, Tensor mat2, *, Number beta = 1, Number alpha = 1) "
                  "-> Tensor",
     .call = call<row<Kind::Addmm>>,
     .derivative = &kAddmm,
     .call_in_place = call<row_in_place<Kind::Addmm>>,
     .samples = "(R[2,4], R[2,3], R[3,4]) (R[4], R[2,3], R[3,4]) (R[], R[2,3], R[3,4]) "
                "(R[2,1], R[2,3], R[3,4], beta=2, alpha=0.5) (R[2,4], R[2,0], R[0,4]) "
                "(R[0,4], R[0,3], R[3,4]) (R[2,4], R[2,3], R[3,4], beta=0, alpha=-1)",
     .doc = "A matrix plus a product of matrices, `beta * input + alpha * (mat1 @ mat2)`."},
    {.name = "addmv",
     .signature =
         "(Tensor input, Tensor mat, Tensor vec, *, Number beta = 1, Number alpha = 1) -> Tensor",
     .call = call<row<Kind::Addmv>>,
     .derivative = &kAddmv,
     .call_in_place = call<row_in_place<Kind::Addmv>>,
     .samples = "(R[2], R[2,3], R[3]) (R[], R[2,3], R[3]) "
                "(R[2], R[2,3], R[3], beta=2, alpha=0.5)",
     .doc = "A vector plus a matrix by a vector, `beta * input + alpha * (mat @ vec)`."},
    {.name = "addr",
     .signature =
         "(Tensor input, Tensor vec1, Tensor vec2, *, Number beta = 1, Number alpha = 1) -> Tensor",
     .call = call<row<Kind::Addr>>,
     .derivative = &kAddr,
     .call_in_place = call<row_in_place<Kind::Addr>>,
     .samples = "(R[2,3], R[2], R[3]) (R[3], R[2], R[3]) "
                "(R[2,3], R[2], R[3], beta=2, alpha=3) (R[0,3], R[0], R[3])",
     .doc = "A matrix plus an outer product, `beta * input + alpha * outer(vec1, vec2)`."},
    {.name = "addbmm",
     .signature = "(Tensor input, Tensor batch1, Tensor batch2, *, Number beta = 1, "
                  "Number alpha = 1) -> Tensor",
     .call = call<row<Kind::Addbmm>>,
     .derivative = &kAddbmm,
     .call_in_place = call<row_in_place<Kind::Addbmm>>,
     .samples = "(R[2,4], R[5,2,3], R[5,3,4]) (R[4], R[5,2,3], R[5,3,4]) "
                "(R[2,4], R[5,2,3], R[5,3,4], beta=2, alpha=0.5) (R[2,4], R[0,2,3], R[0,3,4])",
     .doc = "A matrix plus the sum of products of a batch, `input + sum(batch1 @ batch2, 0)`."},
    {.name = "baddbmm",
     .signature = "(Tensor input, Tensor batch1, Tensor batch2, *, Number beta = 1, "
                  "Number alpha = 1) -> Tensor",
     .call = call<row<Kind::Baddbmm>>,
     .derivative = &kBaddbmm,
     .call_in_place = call<row_in_place<Kind::Baddbmm>>,
     .samples = "(R[5,2,4], R[5,2,3], R[5,3,4]) (R[4], R[5,2,3], R[5,3,4]) "
                "(R[5,1,4], R[5,2,3], R[5,3,4], beta=2, alpha=0.5)",
     .doc = "A batch of matrices plus products, `beta * input + alpha * (batch1 @ batch2)`."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2, const Number& beta,
             const Number& alpha) {
  return added({Kind::Addmm, input, mat1, mat2, beta, alpha});
}

}  // namespace backsweep
