using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The connection was closed on purpose: there is nobody left to answer.</summary>
internal sealed class ConnectionDroppedException : OperationCanceledException;
