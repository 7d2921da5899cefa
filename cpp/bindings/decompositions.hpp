#pragma once

namespace backsweep::python {

// Lets the core have singular values and eigenvalues computed by NumPy, which is imported when the
// first ones are wanted.
void offer_decompositions();

}  // namespace backsweep::python
