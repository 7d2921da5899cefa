#include "kernels/decompositions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/jacobi.hpp"

namespace backsweep::kernels {

Decompositions decompositions;

namespace {

template <class T>
bool all_finite(const char* data, int64_t count) {
  const T* values = reinterpret_cast<const T*>(data);
  return std::all_of(values, values + count, [](T value) { return std::isfinite(value); });
}

bool is_finite(const char* data, int64_t count, bool wide) {
  return wide ? all_finite<double>(data, count) : all_finite<float>(data, count);
}

void fill_nan(char* data, int64_t count, bool wide) {
  if (wide)
    std::fill_n(reinterpret_cast<double*>(data), count, std::numeric_limits<double>::quiet_NaN());
  else
    std::fill_n(reinterpret_cast<float*>(data), count, std::numeric_limits<float>::quiet_NaN());
}

SvdArguments entry_of(SvdArguments s, int64_t entry) {
  const int64_t item = s.wide ? 8 : 4, least = std::min(s.m, s.n);
  s.a += entry * s.m * s.n * item;
  s.s += entry * least * item;
  if (s.u) s.u += entry * s.m * (s.full ? s.m : least) * item;
  if (s.vh) s.vh += entry * s.n * (s.full ? s.n : least) * item;
  s.batch = 1;
  return s;
}

EighArguments entry_of(EighArguments s, int64_t entry) {
  const int64_t item = s.wide ? 8 : 4;
  s.a += entry * s.n * s.n * item;
  s.values += entry * s.n * item;
  if (s.vectors) s.vectors += entry * s.n * s.n * item;
  s.batch = 1;
  return s;
}

// All at once and, when one fails, one after another to find which.
template <class Arguments>
void run(bool (*function)(const Arguments&), const Arguments& s) {
  if (!function) {
    s.report->outcome = Outcome::NoLibrary;
    return;
  }
  if (function(s)) return;
  s.report->outcome = Outcome::NotConverged;
  for (int64_t entry = 0; entry < s.batch; ++entry) {
    s.report->entry = entry;
    if (!function(entry_of(s, entry))) return;
  }
}

template <class T>
void divide(const DivideRowsArguments& s) {
  for (int64_t entry = 0; entry < s.batch; ++entry) {
    const T* values = reinterpret_cast<const T*>(s.values) + entry * s.count;
    T largest = 0;
    for (int64_t i = 0; i < s.count; ++i) largest = std::max(largest, std::abs(values[i]));
    const T limit = static_cast<T>(std::max(s.limit, s.share * static_cast<double>(largest)));
    for (int64_t i = 0; i < s.count; ++i) {
      T* row = reinterpret_cast<T*>(s.rows) + (entry * s.count + i) * s.columns;
      const T factor = std::abs(values[i]) > limit ? 1 / values[i] : T(0);
      for (int64_t j = 0; j < s.columns; ++j) row[j] *= factor;
    }
  }
}

}  // namespace

void divide_rows(const DivideRowsArguments& s) {
  s.wide ? divide<double>(s) : divide<float>(s);
}

void svd(const SvdArguments& s) {
  const int64_t bytes = s.m * s.n * (s.wide ? 8 : 4);
  for (int64_t entry = 0; entry < s.batch; ++entry)
    if (!is_finite(s.a + entry * bytes, s.m * s.n, s.wide)) {
      *s.report = {Outcome::NotFinite, entry};
      return;
    }
  if (!jacobi_svd(s)) run(decompositions.svd, s);
}

namespace {

void finite_eigh(const EighArguments& s) {
  if (!jacobi_eigh(s)) run(decompositions.eigh, s);
}

}  // namespace

void eigh(const EighArguments& s) {
  const int64_t count = s.n * s.n, bytes = count * (s.wide ? 8 : 4);
  if (is_finite(s.a, s.batch * count, s.wide)) return finite_eigh(s);
  for (int64_t entry = 0; entry < s.batch; ++entry) {
    const EighArguments one = entry_of(s, entry);
    if (is_finite(s.a + entry * bytes, count, s.wide)) {
      finite_eigh(one);
      if (s.report->outcome != Outcome::Done) {
        s.report->entry = entry;
        return;
      }
      continue;
    }
    fill_nan(one.values, s.n, s.wide);
    if (one.vectors) fill_nan(one.vectors, count, s.wide);
  }
}

}  // namespace backsweep::kernels
