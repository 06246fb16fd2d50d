namespace DdbCrossAccount.Rehearsal.Steps;

/// <summary>How far a step is.</summary>
internal enum StepState
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Begun and not ended.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Done,

    /// <summary>Ended with an exception.</summary>
    Failed,
}
