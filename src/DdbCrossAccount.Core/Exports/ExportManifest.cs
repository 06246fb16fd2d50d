using System.Collections.Generic;

namespace DdbCrossAccount.Core.Exports;

/// <summary>An export's manifest, its checksums verified.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Files">The data files.</param>
internal sealed record ExportManifest(ManifestSummary Summary, IReadOnlyList<ManifestFile> Files);
