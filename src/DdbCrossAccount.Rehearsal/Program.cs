using System;
using System.Runtime.InteropServices;
using System.Threading;
using DdbCrossAccount.Rehearsal;
using Spectre.Console;

using var stop = new CancellationTokenSource();

// The first signal ends the rehearsal in order; after that the system's own way is open again, and the sandbox ends with
// this process in either case.
void Cancel(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

var program = new RehearsalProgram(AnsiConsole.Console, Console.Out, Console.Error, TimeProvider.System);
return await program.RunAsync(args, stop.Token);
