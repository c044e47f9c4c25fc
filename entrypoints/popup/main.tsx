document.title = 'Latchkey';
