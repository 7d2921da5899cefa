// Singular values and eigenvalues of symmetric matrices, with their vectors.
//
// The derivatives are those of Giles, Collected Matrix Derivative Results for Forward and Reverse
// Mode Algorithmic Differentiation (2008); where values coincide, vectors have none and what comes
// out is not finite.
#include "kernels/decompositions.hpp"
#include "ops/elementwise.hpp"
#include "ops/linalg/matrices.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kSvd{"linalg.svd", "LinalgSvdBackward0",
                          "U @ (skew(U.mT @ gU) / E * S + S * skew(V.mT @ gV) / E + diag(gS)) @ Vh "
                          "and what leaves their span, E = S[j]^2 - S[i]^2"};
constexpr Derivative kEigh{"linalg.eigh", "LinalgEighBackward0",
                           "V @ (diag(gL) + skew(V.mT @ gV) / 2 / E) @ V.mT, E = L[j] - L[i]"};

using kernels::Outcome;

void check_report(const char* op, const kernels::Report& report, bool batched) {
  if (report.outcome == Outcome::Done) return;
  if (report.outcome == Outcome::NoLibrary)
    fail(ErrorKind::Runtime, op,
         ": no library that computes it is at hand; from Python it is NumPy, which is required");
  const std::string element =
      batched ? "(Batch element " + std::to_string(report.entry) + "): " : std::string();
  if (report.outcome == Outcome::NotFinite)
    fail(ErrorKind::LinAlg, op, ": ", element,
         "The algorithm failed to converge because the input matrix contained non-finite values.; "
         "look for NaN and infinity in it");
  fail(ErrorKind::LinAlg, op, ": ", element,
       "The algorithm failed to converge because the input matrix is ill-conditioned or has too "
       "many repeated ",
       op[7] == 's' ? "singular values" : "eigenvalues", "; scale it");
}

// For the launch: nothing where the kernel asks the host's library, which needs its lock.
int64_t work_of(const Tensor& a) {
  const int64_t size = std::max(rows_of(a), columns_of(a));
  return size > kernels::kSmallDecomposition ? 0 : 10 * size * a.numel();
}

// Where rows and columns are the same, of matrices of n x n.
Tensor on_diagonal(int64_t n, DType dtype) {
  return gt(identities({}, n, n, dtype), Number(0.0));
}

Tensor skew(const Tensor& x) {
  return x - transposed(x);
}

// ---- Singular values ---------------------------------------------------------------------------

void svd_back(Backward& backward) {
  Tensor u = backward.saved(0), vh = backward.saved(2);
  const Tensor s = backward.saved(1);
  Tensor gu = backward.gradient(0), gvh = backward.gradient(2);
  const Tensor& gs = backward.gradient(1);
  const int64_t m = rows_of(u), n = columns_of(vh), k = s.size(s.ndim() - 1);
  // What completes U and V has no gradient; it is any basis of the rest.
  if (columns_of(u) > k) {
    u = slice(u, -1, 0, k, 1);
    if (gu.defined()) gu = slice(gu, -1, 0, k, 1);
  }
  if (rows_of(vh) > k) {
    vh = slice(vh, -2, 0, k, 1);
    if (gvh.defined()) gvh = slice(gvh, -2, 0, k, 1);
  }
  const Tensor across = unsqueeze(s, -2), down = unsqueeze(s, -1);
  if (!gu.defined() && !gvh.defined()) return backward.set(0, matmul(u * unsqueeze(gs, -2), vh));
  const Tensor same = on_diagonal(k, s.dtype());
  const Tensor differences = where(same, Number(1.0), (across - down) * (across + down));
  Tensor inner;
  const auto add = [&inner](const Tensor& part) { inner = inner.defined() ? inner + part : part; };
  if (gu.defined()) add(skew(matmul(transposed(u), gu)) / differences * across);
  if (gvh.defined()) add(down * (skew(matmul(vh, transposed(gvh))) / differences));
  if (gs.defined()) add(diag_embed(gs, 0, -2, -1));
  Tensor g = matmul(matmul(u, inner), vh);
  if (gu.defined() && m > k) {
    const Tensor scaled = gu / across;
    g = g + matmul(scaled - matmul(u, matmul(transposed(u), scaled)), vh);
  }
  if (gvh.defined() && n > k) {
    const Tensor scaled = gvh / down;
    g = g + matmul(u, scaled - matmul(matmul(scaled, transposed(vh)), vh));
  }
  backward.set(0, g);
}

void check_driver(const std::optional<std::string>& driver) {
  if (driver)
    fail(ErrorKind::Runtime, "linalg.svd: driver='", *driver,
         "' was given; torch.linalg.svd: keyword argument `driver=` is only supported on CUDA "
         "inputs with cuSOLVER backend.; leave it out");
}

std::array<Tensor, 3> linalg_svd(const Tensor& a, bool full,
                                 const std::optional<std::string>& driver) {
  check_driver(driver);
  Svd parts = svd("linalg.svd", a, full);
  return {std::move(parts.u), std::move(parts.s), std::move(parts.vh)};
}

Tensor svdvals(const Tensor& a, const std::optional<std::string>& driver) {
  check_driver(driver);
  return svd("linalg.svd", a, false, recording({&a})).s;
}

std::array<Tensor, 3> svd_old(const Tensor& a, bool some, bool compute_uv) {
  if (a.ndim() < 2)
    fail(ErrorKind::Runtime, "svd: a tensor of shape ", to_string(a.sizes()),
         " was given; linalg.svd: input should have at least 2 dimensions, but has ", a.ndim(),
         " dimensions instead; use unsqueeze");
  if (!compute_uv)
    return {zeros(with_matrix(batch_of(a), rows_of(a), rows_of(a)), a.dtype()),
            svd("linalg.svd", a, false, recording({&a})).s,
            zeros(with_matrix(batch_of(a), columns_of(a), columns_of(a)), a.dtype())};
  const bool turned = !recording({&a});
  Svd parts = svd("linalg.svd", a, !some, true, turned);
  return {std::move(parts.u), std::move(parts.s),
          turned ? std::move(parts.vh) : transposed(parts.vh)};
}

// ---- Eigenvalues -------------------------------------------------------------------------------

void eigh_back(Backward& backward) {
  const Tensor values = backward.saved(0), vectors = backward.saved(1);
  const Tensor &gl = backward.gradient(0), &gv = backward.gradient(1);
  const Tensor turned = transposed(vectors);
  if (!gv.defined()) return backward.set(0, matmul(vectors * unsqueeze(gl, -2), turned));
  const Tensor same = on_diagonal(columns_of(vectors), values.dtype());
  const Tensor differences =
      where(same, Number(1.0), unsqueeze(values, -2) - unsqueeze(values, -1));
  // A symmetric change of the matrix turns the vectors among each other, so only that part of gV
  // counts.
  Tensor inner = skew(matmul(turned, gv)) * Number(0.5) / differences;
  if (gl.defined()) inner = inner + diag_embed(gl, 0, -2, -1);
  backward.set(0, matmul(matmul(vectors, inner), turned));
}

bool is_upper(const std::string& triangle) {
  if (triangle.size() == 1 && (triangle[0] == 'L' || triangle[0] == 'l')) return false;
  if (triangle.size() == 1 && (triangle[0] == 'U' || triangle[0] == 'u')) return true;
  fail(ErrorKind::Runtime, "linalg.eigh: UPLO='", triangle,
       "' was given; Expected UPLO argument to be 'L' or 'U', but got ", triangle);
}

std::array<Tensor, 2> linalg_eigh(const Tensor& a, const std::string& triangle) {
  Eigh parts = eigh("linalg.eigh", a, is_upper(triangle));
  return {std::move(parts.values), std::move(parts.vectors)};
}

Tensor eigvalsh(const Tensor& a, const std::string& triangle) {
  return eigh("linalg.eigh", a, is_upper(triangle), recording({&a})).values;
}

constexpr const char* kFreeSigns =
    "gradient: the signs of the vectors are free; tests/test_linalg_values.py checks functions "
    "without them";

constexpr Op kOps[] = {
    {.name = "linalg.svd",
     .signature =
         "(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, "
         "Tensor Vh)",
     .call = call<linalg_svd>,
     .derivative = &kSvd,
     .samples = "(M[3,3],) (M[4,3],) (M[3,4], False) (M[2,4,3], False) (R[0,3],) (R[3,0],) "
                "(R[2,0,0], False)",
     .skip = kFreeSigns,
     .doc = "A = U @ diag(S) @ Vh with orthonormal U and V, the largest singular value first."},
    {.name = "linalg.svdvals",
     .signature = "(Tensor A, *, str? driver=None) -> Tensor",
     .call = call<svdvals>,
     .derivative = &kSvd,
     .samples = "(M[3,3],) (M[4,3],) (M[2,3,4],) (R[0,3],) (R[2,0,0],)",
     .doc = "Singular values, the largest first."},
    {.name = "svd",
     .signature = "(Tensor input, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, "
                  "Tensor V)",
     .call = call<svd_old>,
     .derivative = &kSvd,
     .samples = "(M[3,3],) (M[4,3],) (M[3,4], False) (M[4,3], True, False)",
     .skip = kFreeSigns,
     .doc = "input = U @ diag(S) @ V.mT; see linalg.svd."},
    {.name = "linalg.eigh",
     .signature = "(Tensor input, str UPLO='L') -> (Tensor eigenvalues, Tensor eigenvectors)",
     .call = call<linalg_eigh>,
     .derivative = &kEigh,
     .samples = "(S[3,3],) (S[2,3,3],) (S[3,3], 'U') (R[0,0],) (R[2,0,0],)",
     .skip = kFreeSigns,
     .doc = "Eigenvalues of symmetric matrices, the smallest first, and orthonormal eigenvectors."},
    {.name = "linalg.eigvalsh",
     .signature = "(Tensor input, str UPLO='L') -> Tensor",
     .call = call<eigvalsh>,
     .derivative = &kEigh,
     .samples = "(S[3,3],) (S[2,3,3],) (S[3,3], 'U') (R[0,0],)",
     .doc = "Eigenvalues of symmetric matrices, the smallest first."},
};
const OpTable kTable(kOps);

}  // namespace

Svd svd(const char* op, const Tensor& a, bool full, bool vectors, bool turned) {
  check_matrices("linalg.svd", a);
  check_real("linalg.svd", a);
  const DimsView batch = batch_of(a);
  const int64_t m = rows_of(a), n = columns_of(a), k = std::min(m, n);
  Svd result;
  result.s = empty(with_size(batch, k), a.dtype());
  if (vectors) {
    result.u = empty_matrices(a, m, full ? m : k);
    const int64_t rows = full ? n : k;
    result.vh = turned ? empty_matrices(a, n, rows) : empty_matrices(a, rows, n);
    if (a.numel() == 0)
      for (const Tensor& vectors_of_none : {result.u, result.vh}) write_ones(vectors_of_none, true);
  }
  if (a.numel()) {
    const Tensor source = in_order(a);
    kernels::Report report;
    launch<kernels::SvdArguments>(op, kernels::svd,
                                  {source.raw(), vectors ? result.u.raw() : nullptr, result.s.raw(),
                                   vectors ? result.vh.raw() : nullptr, entries_of(a), m, n, full,
                                   turned, a.dtype() == DType::Float64, &report},
                                  work_of(a));
    check_report("linalg.svd", report, a.ndim() > 2);
  }
  if (!recording({&a})) return result;
  const Tensor* inputs[] = {&a};
  const Save saves[] = {
      {&result.u, Saved::output(0)}, {&result.s, Saved::output(1)}, {&result.vh, Saved::output(2)}};
  NodeRef node = make_node<kSvd>(3, inputs, saves, svd_back);
  set_history(result.u, node, 0);
  set_history(result.s, node, 1);
  set_history(result.vh, std::move(node), 2);
  show({&result.u, &result.s, &result.vh});
  return result;
}

Eigh eigh(const char* op, const Tensor& a, bool upper, bool vectors) {
  check_square("linalg.eigh", a);
  if (!is_floating(a.dtype()))
    fail(ErrorKind::NotImplemented, "linalg.eigh: a tensor of dtype ", a.dtype(),
         " was given; \"linalg_eigh_cpu\" not implemented for '", scalar_type_name(a.dtype()),
         "'; convert it with .float()");
  const int64_t n = rows_of(a);
  Eigh result;
  result.values = empty(with_size(batch_of(a), n), a.dtype());
  if (vectors) result.vectors = empty_matrices(a, n, n);
  if (a.numel()) {
    const Tensor source = in_order(a);
    kernels::Report report;
    launch<kernels::EighArguments>(
        op, kernels::eigh,
        {source.raw(), result.values.raw(), vectors ? result.vectors.raw() : nullptr, entries_of(a),
         n, upper, a.dtype() == DType::Float64, &report},
        work_of(a));
    check_report("linalg.eigh", report, a.ndim() > 2);
  }
  if (!recording({&a})) return result;
  const Tensor* inputs[] = {&a};
  const Save saves[] = {{&result.values, Saved::output(0)}, {&result.vectors, Saved::output(1)}};
  NodeRef node = make_node<kEigh>(2, inputs, saves, eigh_back);
  set_history(result.values, node, 0);
  set_history(result.vectors, std::move(node), 1);
  show({&result.values, &result.vectors});
  return result;
}

}  // namespace backsweep
