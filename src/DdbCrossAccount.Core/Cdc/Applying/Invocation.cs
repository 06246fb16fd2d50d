using System;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>What an invocation of the function is told beside its event.</summary>
/// <param name="RequestId">The invocation's request id.</param>
/// <param name="FunctionArn">The function as it was invoked: with its version when the mapping is pinned to
/// one.</param>
/// <param name="Deadline">Wall time at which Lambda kills the function.</param>
internal sealed record Invocation(string RequestId, string FunctionArn, DateTimeOffset Deadline);
