namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>What the writer does to an item.</summary>
internal enum WriteKind
{
    /// <summary>The whole item is put in place of what was there, or made (anew).</summary>
    Put,

    /// <summary>Some attributes are set, counted up and removed, so that the item grows or shrinks.</summary>
    Update,

    /// <summary>The item is deleted.</summary>
    Delete,
}
