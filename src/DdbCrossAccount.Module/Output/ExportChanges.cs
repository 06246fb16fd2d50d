namespace DdbCrossAccount.Module.Output;

/// <summary>What may be changed on a table for its export.</summary>
/// <param name="EnablePitr">Point-in-time recovery may be turned on.</param>
/// <param name="EnableStream">A stream may be turned on.</param>
/// <param name="StreamViewType">The view type of that stream.</param>
internal sealed record ExportChanges(bool EnablePitr, bool EnableStream, string StreamViewType);
