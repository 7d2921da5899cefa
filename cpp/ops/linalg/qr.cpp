// QR factorisations, and products of Householder's reflectors.
#include "kernels/factor.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {

Reflectors reflectors_of(const char* op, const Tensor& input) {
  Reflectors result;
  result.a = fresh(input);
  const int64_t m = rows_of(input), n = columns_of(input), least = std::min(m, n);
  result.tau = empty(with_size(batch_of(input), least), input.dtype());
  const int64_t count = entries_of(input);
  for_real(input.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::QrArguments<T>>(op, kernels::qr,
                                    {result.a.data<T>(), result.tau.data<T>(), count, m, n},
                                    count * m * n * least / 4);
  });
  return result;
}

void reflect(const char* op, const Tensor& a, const Tensor& tau, const Tensor& c, bool turned) {
  const int64_t count = entries_of(a), m = rows_of(a), columns = columns_of(c);
  const int64_t k = tau.size(tau.ndim() - 1);
  for_real(a.dtype(), [&](auto tag) {
    using T = decltype(tag);
    launch<kernels::ReflectArguments<T>>(
        op, kernels::reflect,
        {a.data<T>(), tau.data<T>(), c.data<T>(), count, m, columns_of(a), k, columns, turned},
        count * m * columns * k / 2);
  });
}

namespace {

constexpr Derivative kQr{"linalg.qr", "LinalgQrBackward0",
                         "(gQ + Q @ symmetric(tril(R @ gR.mT - gQ.mT @ Q))) @ inv(R).mT"};
constexpr Derivative kGeqrf{"geqrf", "GeqrfBackward0", "not implemented"};
constexpr const char* kFormula = "step by step through the reflectors I - tau v v.mT";
constexpr Derivative kProduct{"linalg.householder_product", "LinalgHouseholderProductBackward0",
                              kFormula};
constexpr Derivative kOrmqr{"ormqr", "OrmqrBackward0", kFormula};

// ---- QR ----------------------------------------------------------------------------------------

// Of a matrix that is not wide.
Tensor tall_gradient(const Tensor& gq, const Tensor& gr, const Tensor& q, const Tensor& r) {
  Tensor m;
  if (gr.defined()) m = matmul(r, transposed(gr));
  if (gq.defined()) {
    const Tensor part = matmul(transposed(gq), q);
    m = m.defined() ? m - part : -part;
  }
  Tensor g = matmul(q, tril(m, 0) + transposed(tril(m, -1)));
  if (gq.defined()) g = g + gq;
  return solve_triangular(transposed(r), g, false, false);
}

enum class Mode { Reduced, Complete, R };

struct QrBack {
  Mode mode;
  void operator()(Backward& backward) const {
    if (mode == Mode::R)
      fail(ErrorKind::Runtime,
           "linalg.qr: mode='r' was given; The derivative of linalg.qr depends on Q, which is not "
           "computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to "
           "differentiate through linalg.qr.");
    const Tensor q = backward.saved(0), r = backward.saved(1);
    const Tensor &gq = backward.gradient(0), &gr = backward.gradient(1);
    const int64_t m = rows_of(q), n = columns_of(r);
    if (mode == Mode::Complete && m > n)
      fail(ErrorKind::Runtime,
           "linalg.qr: mode='complete' was given; The QR decomposition is not differentiable when "
           "mode='complete' and nrows > ncols.; use mode='reduced'");
    if (m >= n) return backward.set(0, tall_gradient(gq, gr, q, r));
    // A = [X Y] with Q and U of X, and V = Q.mT @ Y.
    const auto left = [m](const Tensor& x) { return slice(x, -1, 0, m, 1); };
    const auto right = [m, n](const Tensor& x) { return slice(x, -1, m, n, 1); };
    if (!gr.defined()) {
      const Tensor of_x = tall_gradient(gq, {}, q, left(r));
      Dims sizes(of_x.sizes());
      sizes[of_x.ndim() - 1] = n - m;
      return backward.set(0, cat({of_x, zeros(sizes, of_x.dtype())}, -1));
    }
    const Tensor flow = right(gr);
    const Tensor more = matmul(matmul(q, right(r)), transposed(flow));
    const Tensor of_x = tall_gradient(gq.defined() ? gq + more : more, left(gr), q, left(r));
    backward.set(0, cat({of_x, matmul(q, flow)}, -1));
  }
};

std::array<Tensor, 2> qr_of(const Tensor& a, Mode mode) {
  check_matrices("linalg.qr", a);
  check_real("linalg.qr", a);
  Tensor q, r;
  {
    const GradMode off(false);
    const int64_t m = rows_of(a), least = std::min(m, columns_of(a));
    const int64_t size = mode == Mode::Complete ? m : least;
    Reflectors reflectors = reflectors_of("linalg.qr", a);
    if (mode == Mode::R) {
      q = empty(Dims{0}, a.dtype());
    } else {
      q = identities(reflectors.a, m, size);
      if (q.numel()) reflect("linalg.qr", reflectors.a, reflectors.tau, q, false);
    }
    r = corners(std::move(reflectors.a), size, columns_of(a), true, 0);
  }
  if (recording({&a})) {
    const Tensor* inputs[] = {&a};
    const Save saves[] = {{&q, Saved::output(0)}, {&r, Saved::output(1)}};
    NodeRef node = make_node<kQr>(2, inputs, saves, QrBack{mode});
    set_history(q, node, 0);
    set_history(r, std::move(node), 1);
  }
  return {std::move(q), std::move(r)};
}

std::array<Tensor, 2> qr_row(const Tensor& a, const std::string& mode) {
  if (mode == "reduced") return qr_of(a, Mode::Reduced);
  if (mode == "complete") return qr_of(a, Mode::Complete);
  if (mode == "r") return qr_of(a, Mode::R);
  fail(ErrorKind::Runtime, "linalg.qr: mode='", mode,
       "' was given; qr received unrecognized mode '", mode,
       "' but expected one of 'reduced' (default), 'r', or 'complete'");
}

std::array<Tensor, 2> qr_old(const Tensor& a, bool some) {
  return qr_of(a, some ? Mode::Reduced : Mode::Complete);
}

// ---- Reflectors --------------------------------------------------------------------------------

std::array<Tensor, 2> geqrf(const Tensor& a) {
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, "geqrf: a tensor of shape ", to_string(a.sizes()),
         " was given; torch.geqrf: input must have at least 2 dimensions.; use unsqueeze");
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, "geqrf: a tensor of dtype ", a.dtype(),
         " was given; \"geqrf_cpu\" not implemented for '", scalar_type_name(a.dtype()),
         "'; convert it with .float()");
  Reflectors result = reflectors_of("geqrf", a);
  if (recording({&a})) {
    const Tensor* inputs[] = {&a};
    NodeRef node = make_node<kGeqrf>(2, inputs, {}, [](Backward&) {
      fail(ErrorKind::NotImplemented,
           "geqrf: the derivative for 'geqrf' is not implemented.; use linalg.qr");
    });
    set_history(result.a, node, 0);
    set_history(result.tau, std::move(node), 1);
  }
  return {std::move(result.a), std::move(result.tau)};
}

// The vectors of the reflectors, the ones and zeros written out: [..., m, count].
Tensor vectors_of(const Tensor& a, int64_t count) {
  const Tensor part = slice(a, -1, 0, count, 1);
  return tril(part, -1) + identities({}, rows_of(a), count, a.dtype());
}

// What one reflector after another makes of c, as recorded operations: c before each of them.
struct Walk {
  TensorList vectors, factors, states;
  bool turned;

  Walk(const Tensor& a, const Tensor& tau, Tensor c, bool transposed_product)
      : turned(transposed_product) {
    const int64_t count = tau.size(tau.ndim() - 1);
    const Tensor v = vectors_of(a, count);
    for (int64_t step = 0; step < count; ++step) {
      const int64_t i = place(step, count);
      vectors.push_back(slice(v, -1, i, i + 1, 1));
      factors.push_back(unsqueeze(slice(tau, -1, i, i + 1, 1), -1));
      states.push_back(c);
      if (step + 1 < count) c = reflected(step, c);
    }
  }
  int64_t place(int64_t step, int64_t count) const { return turned ? step : count - 1 - step; }
  Tensor reflected(int64_t step, const Tensor& c) const {
    const Tensor& v = vectors[size_t(step)];
    return c - matmul(factors[size_t(step)] * v, matmul(transposed(v), c));
  }
};

// The rule of q @ c: inputs a, tau and, if it is an input, c.
struct ReflectBack {
  bool left, turned;
  int64_t columns;  // of c when it is not an input but starts as an identity; else 0
  void operator()(Backward& backward) const {
    const Tensor a = backward.saved(0), tau = backward.saved(1);
    const Tensor given =
        columns ? identities(batch_of(a), rows_of(a), columns, a.dtype()) : backward.saved(2);
    // c @ q is (q.mT @ c.mT).mT.
    const bool backwards = turned == left;
    const Walk walk(a, tau, left ? given : transposed(given), backwards);
    Tensor g = left ? backward.gradient() : transposed(backward.gradient());
    const auto count = static_cast<int64_t>(walk.states.size());
    TensorList of_vectors(static_cast<size_t>(count)), of_factors(static_cast<size_t>(count));
    for (int64_t step = count - 1; step >= 0; --step) {
      const auto index = static_cast<size_t>(step);
      const Tensor &v = walk.vectors[index], &factor = walk.factors[index], &c = walk.states[index];
      const Tensor vg = matmul(transposed(v), g), vc = matmul(transposed(v), c);
      const auto place = static_cast<size_t>(walk.place(step, count));
      of_factors[place] = -sum(vg * vc, IntList{-1}, false, {});
      of_vectors[place] = -(factor * (matmul(g, transposed(vc)) + matmul(c, transposed(vg))));
      g = walk.reflected(step, g);
    }
    if (backward.needs(0)) {
      Tensor of_a = count ? tril(cat(of_vectors, -1), -1) : zeros(a.sizes(), a.dtype());
      if (count && columns_of(a) > count) {
        Dims sizes(of_a.sizes());
        sizes[of_a.ndim() - 1] = columns_of(a) - count;
        of_a = cat({of_a, zeros(sizes, a.dtype())}, -1);
      }
      backward.set(0, of_a);
    }
    if (backward.needs(1))
      backward.set(1, count ? cat(of_factors, -1) : zeros(tau.sizes(), tau.dtype()));
    if (!columns && backward.needs(2)) backward.set(2, left ? g : transposed(g));
  }
};

// What orgqr and ormqr ask of the reflectors.
void check_reflectors(const char* op, const Tensor& a, const Tensor& tau) {
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, op, ": ", shapes(a, tau), op, ": ", parts...,
         "; give what geqrf returned");
  };
  if (a.ndim() < 2) refuse("input must have at least 2 dimensions.");
  if (a.dtype() != tau.dtype())
    refuse("tau dtype ", scalar_type_name(tau.dtype()), " does not match input dtype ",
           scalar_type_name(a.dtype()));
  if (tau.ndim() != a.ndim() - 1)
    refuse("Expected tau to have one dimension less than input, but got tau.ndim equal to ",
           tau.ndim(), " and input.ndim is equal to ", a.ndim());
  if (!equal(batch_of(a), tau.sizes().first(size_t(tau.ndim() - 1))))
    refuse("Expected batch dimensions of tau to be equal to input.shape[:-2], but got ",
           to_string(tau.sizes().first(size_t(tau.ndim() - 1))));
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, op, ": a tensor of dtype ", a.dtype(),
         " was given; \"orgqr_cpu\" not implemented for '", scalar_type_name(a.dtype()),
         "'; convert it with .float()");
}

Tensor householder_product(const Tensor& a, const Tensor& tau) {
  constexpr const char* kName = "torch.linalg.householder_product";
  if (a.ndim() >= 2 && tau.ndim() >= 1) {
    if (rows_of(a) < columns_of(a))
      fail(ErrorKind::Runtime, kName, ": ", shapes(a, tau), kName,
           ": input.shape[-2] must be greater than or equal to input.shape[-1]; transpose it");
    if (columns_of(a) < tau.size(tau.ndim() - 1))
      fail(ErrorKind::Runtime, kName, ": ", shapes(a, tau), kName,
           ": input.shape[-1] must be greater than or equal to tau.shape[-1]; give what geqrf "
           "returned");
  }
  check_reflectors(kName, a, tau);
  const int64_t columns = columns_of(a);
  Tensor result = identities(a, rows_of(a), columns);
  if (result.numel()) reflect(kName, in_order(a), in_order(tau), result, false);
  record<kProduct>(result, {&a, &tau}, {{&a, Saved::input(0)}, {&tau, Saved::input(1)}},
                   ReflectBack{true, false, std::max<int64_t>(columns, 1)});
  return result;
}

Tensor ormqr(const Tensor& a, const Tensor& tau, const Tensor& c, bool left, bool turned) {
  constexpr const char* kName = "torch.ormqr";
  const auto refuse = [&](const auto&... parts) {
    fail(ErrorKind::Runtime, kName, ": ", shapes(a, c), kName, ": ", parts...,
         "; give what geqrf returned");
  };
  if (a.ndim() < 2) refuse("input must have at least 2 dimensions.");
  if (c.ndim() < 2) refuse("other must have at least 2 dimensions.");
  const int64_t size = left ? rows_of(c) : columns_of(c);
  if (tau.ndim() == 0 || size < tau.size(tau.ndim() - 1))
    refuse("other.shape[", left ? -2 : -1, "] must be greater than or equal to tau.shape[-1]");
  if (size != rows_of(a))
    refuse("other.shape[", left ? -2 : -1, "] must be equal to input.shape[-2]");
  const int64_t count = tau.size(tau.ndim() - 1);
  if (count != std::min(size, columns_of(a)))
    refuse("tau.shape[-1] must be equal to min(other.shape[-2], input.shape[-1])");
  check_reflectors(kName, a, tau);
  if (c.dtype() != a.dtype())
    refuse("Expected input and other to have the same dtype, but input has dtype ",
           scalar_type_name(a.dtype()), " and other has dtype ", scalar_type_name(c.dtype()));
  if (!equal(batch_of(a), batch_of(c)))
    refuse("Expected batch dimensions of other to be equal to input.shape[:-2], but got ",
           to_string(batch_of(c)));
  Tensor result = fresh(c, !left);
  if (result.numel()) reflect(kName, in_order(a), in_order(tau), result, turned == left);
  if (!left) result = fresh(result, true);
  record<kOrmqr>(result, {&a, &tau, &c},
                 {{&a, Saved::input(0)}, {&tau, Saved::input(1)}, {&c, Saved::input(2)}},
                 ReflectBack{left, turned, 0});
  return result;
}

constexpr Op kOps[] = {
    {.name = "linalg.qr",
     .signature = "(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)",
     .call = call<qr_row>,
     .derivative = &kQr,
     .samples =
         "(M[3,3],) (M[4,3],) (M[3,4],) (M[2,4,3],) (M[3,5], 'complete') (R[0,3],) (R[3,0],) "
         "(R[2,0,0],) (M[40,20],) (M[20,20],)",
     .doc = "A = Q @ R: orthonormal columns and an upper triangle."},
    {.name = "qr",
     .signature = "(Tensor input, bool some=True) -> (Tensor Q, Tensor R)",
     .call = call<qr_old>,
     .derivative = &kQr,
     .samples = "(M[3,3],) (M[4,3],) (M[3,4], False)",
     .doc = "Orthonormal columns and an upper triangle; see linalg.qr."},
    {.name = "geqrf",
     .signature = "(Tensor input) -> (Tensor a, Tensor tau)",
     .call = call<geqrf>,
     .derivative = &kGeqrf,
     .samples = "(M[3,3],) (M[4,3],) (M[2,3,4],) (R[3,0],)",
     .skip = "gradient: not implemented; PyTorch has none either",
     .doc = "R on and above the diagonal, below it and in tau the reflectors that Q is made of."},
    {.name = "linalg.householder_product",
     .signature = "(Tensor input, Tensor tau) -> Tensor",
     .call = call<householder_product>,
     .derivative = &kProduct,
     .samples = "(M[4,3], U[3]) (M[4,3], U[2]) (M[2,3,3], U[2,3])",
     .example = "(M[3,2], R[2])",
     .doc = "The first columns of the product of reflectors as geqrf returns them."},
    {.name = "orgqr",
     .signature = "(Tensor input, Tensor tau) -> Tensor",
     .call = call<householder_product>,
     .derivative = &kProduct,
     .samples = "(M[4,3], U[3])",
     .doc = "The first columns of the product of reflectors; as linalg.householder_product."},
    {.name = "ormqr",
     .signature =
         "(Tensor input, Tensor tau, Tensor other, bool left=True, bool transpose=False) -> Tensor",
     .call = call<ormqr>,
     .derivative = &kOrmqr,
     .samples = "(M[4,3], U[3], R[4,2]) (M[4,3], U[3], R[4,2], True, True) "
                "(M[4,3], U[3], R[2,4], False) (M[4,3], U[3], R[2,4], False, True)",
     .doc = "The product of reflectors, or its transpose, times `other`, or from the right."},
};
const OpTable kTable(kOps);

}  // namespace

Qr qr(const Tensor& a) {
  std::array<Tensor, 2> parts = qr_of(a, Mode::Reduced);
  return {std::move(parts[0]), std::move(parts[1])};
}

}  // namespace backsweep
