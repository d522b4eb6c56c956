// Result<T> and Error: the library uses inside what it gives to its callers.
#pragma once

#include "kronika/result.h"
