using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Keys were put on the doubt list.</summary>
internal sealed record KeysInDoubt(string StreamArn, string RequestId, int Keys, string Cause) : EngineEvent;
