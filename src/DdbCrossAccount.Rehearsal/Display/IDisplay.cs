using System.Threading.Tasks;
using DdbCrossAccount.Rehearsal.Steps;

namespace DdbCrossAccount.Rehearsal.Display;

/// <summary>Shows the steps while they run.</summary>
internal interface IDisplay
{
    /// <summary>
    /// Shows the board until the work has ended, in whichever way, and its last state once more. The work itself is
    /// awaited by the caller.
    /// </summary>
    Task ShowAsync(StepBoard board, Task work);
}
