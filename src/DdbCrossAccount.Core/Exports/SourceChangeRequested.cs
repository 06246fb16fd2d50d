using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>A setting of a source table is about to be changed; told before the call, with what it was.</summary>
/// <param name="TableArn">The table.</param>
/// <param name="Setting">The setting, in words.</param>
/// <param name="Before">Its value before.</param>
/// <param name="After">The value that is asked for.</param>
internal sealed record SourceChangeRequested(string TableArn, string Setting, string Before, string After) : EngineEvent;
