using System;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>The runtime API is broken: Lambda wants the process to end, and starts another.</summary>
internal sealed class RuntimeApiException(string message, Exception? innerException = null)
    : Exception(message, innerException);
