using System;
using DdbCrossAccount.Core.Cdc.Applying;

namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>An invocation as the runtime API hands it out.</summary>
/// <param name="Facts">Request id, function and deadline.</param>
/// <param name="Payload">The event.</param>
internal sealed record RuntimeInvocation(Invocation Facts, ReadOnlyMemory<byte> Payload);
