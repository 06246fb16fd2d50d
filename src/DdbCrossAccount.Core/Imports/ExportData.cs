using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Exports;

namespace DdbCrossAccount.Core.Imports;

/// <summary>An export's manifest and its data objects, shown to agree.</summary>
/// <param name="Folder">Where the export is.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Objects">Its data objects as listed.</param>
internal sealed record ExportData(ExportFolder Folder, ExportManifest Manifest, IReadOnlyList<ExportObject> Objects)
{
    /// <summary>The bytes of all data objects.</summary>
    public long TotalBytes => Objects.Sum(o => o.Size);
}
