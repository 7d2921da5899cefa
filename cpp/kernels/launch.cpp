#include "kernels/launch.hpp"

namespace backsweep {

LaunchObserver* launch_observer = nullptr;
HostLock host_lock;

}  // namespace backsweep
